/** Shows a blank picture instead of the browser's sign for a broken one. */
export function replaceWhenBroken(image: HTMLImageElement): void {
  image.addEventListener("error", () => {
    if (image.src === blank) return;
    image.closest("picture")?.firstChild?.remove();
    image.srcset = "";
    image.src = blank;
  });
  // It may have failed before the page was hydrated: asked again, it fails where it is heard. Some browsers know no width of
  // a drawing either, which then just loads again.
  queueMicrotask(() => {
    if (image.complete && image.naturalWidth === 0 && image.src !== "") image.setAttribute("src", image.src);
  });
}

/** A frame with a hill, in the colour of a quiet text on either ground. */
export const blank =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 80 80' fill='none' stroke='%23857c6e'><path d='M24 26h32v28H24zm0 22 10-9 8 7 6-5 8 7'/></svg>";
