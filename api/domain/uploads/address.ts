/** In how many pixels of the longer side pictures are kept. */
const pictureSizes = [400, 800, 1600] as const;
export const largestSize = 1600;

/** The sizes that a picture is kept in: up to the first that takes all of it. */
export const sizesFor = (longerSide: number): readonly number[] =>
  pictureSizes.filter((_, place) => longerSide > (pictureSizes[place - 1] ?? 0));

/** The ending of a file's name by its format. */
type Ending = "avif" | "webp" | "jpg";

/**
 * A file's name: "0f1e2d3c4b5a6978-8a5a2b-800.webp". Pages read from one address which other files there are and which colour
 * (#rrggbb) to show until they arrive, so that no product has to store it.
 */
export const pictureName = (
  { digest, color, size }: { readonly digest: string; readonly color: string; readonly size: number },
  ending: Ending,
): string => `${digest}-${color.slice(1)}-${size}.${ending}`;

const named = /^(\/images\/.+-([\da-f]{6})-)(\d+)\.webp$/;

/** The address of a picture's smallest file, or of any other picture itself. */
export const smallPicture = (address: string): string => address.replace(named, "$1400.webp");

/** The address of a picture's JPEG of at most 800 pixels, or of any other picture itself. */
export const jpegPicture = (address: string): string =>
  address.replace(named, (_, base: string, __, size: string) => `${base}${Math.min(Number(size), 800)}.jpg`);

/** All files of a picture in a format, as `srcset` wants them. Undefined for any other picture. */
export function pictureSet(address: string, ending: Ending): string | undefined {
  const [, base, , largest = 0] = named.exec(address) ?? [];
  return (
    base &&
    pictureSizes
      .filter((size) => size <= +largest)
      .map((size) => `${base}${size}.${ending} ${size}w`)
      .join()
  );
}

/** The colour to show until a picture arrives. Undefined for any other picture. */
export const pictureColor = (address: string): string | undefined => {
  const color = named.exec(address)?.[2];
  return color && `#${color}`;
};
