/**
 * The pictures of a draft in their order: addresses, and `upload:ID` for a file that has none yet. The first is the main
 * picture.
 */
export type PictureList = readonly string[];

/** Most pictures that a product may have. */
export const mostPictures = 20;

/** The entry of a file that has no address yet. */
export const uploadEntry = (id: string): string => `upload:${id}`;

/** The pictures that can be saved, each once. */
export const addressesIn = (pictures: PictureList): readonly string[] => [
  ...new Set(pictures.filter((entry) => !entry.startsWith("upload:"))),
];

/** Whether the shop draws a picture itself because the product has none. */
export const isDrawn = (url: string): boolean => /^\/images\/products\/[\w-]+\.svg(\?|$)/.test(url);

/** The pictures with one at another place. */
export function moved(pictures: PictureList, entry: string, place: number): PictureList {
  const others = pictures.filter((one) => one !== entry);
  return [...others.slice(0, place), entry, ...others.slice(place)];
}

/** The pictures with a file's entry replaced by its address; one that is there already is not repeated. */
export const arrived = (pictures: PictureList, entry: string, url: string): PictureList =>
  pictures.includes(url)
    ? pictures.filter((one) => one !== entry)
    : pictures.map((one) => (one === entry ? url : one));
