/** A drawn picture for a product without a photo. */
export function productArtwork(input: {
  category: string;
  name: string;
  seed: string;
  view?: number;
}): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800"><title>${input.name.replace(/[<&]/g, "")}</title></svg>`;
}
