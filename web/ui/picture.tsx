/** A square product picture that reserves its space before it loads. `eager` for the page's main picture. */
export function Picture(props: {
  readonly src: string;
  readonly alt: string;
  readonly size?: number | undefined;
  readonly eager?: boolean | undefined;
  readonly class?: string | undefined;
}) {
  return (
    <img
      ref={replaceWhenBroken}
      src={props.src}
      alt={props.alt}
      width={props.size ?? 800}
      height={props.size ?? 800}
      loading={props.eager ? "eager" : "lazy"}
      fetchpriority={props.eager ? "high" : "auto"}
      decoding="async"
      class={`aspect-square h-auto w-full bg-sunken object-cover ${props.class ?? ""}`}
    />
  );
}

/** Shows a blank picture instead of the browser's sign for a broken one. */
export function replaceWhenBroken(image: HTMLImageElement): void {
  image.addEventListener("error", () => {
    if (image.src !== blank) image.src = blank;
  });
  // It may have failed before the page was hydrated: asked again, it fails where it is heard. Some browsers know no width of
  // a drawing either, which then just loads again.
  queueMicrotask(() => {
    if (image.complete && image.naturalWidth === 0 && image.src !== "") image.setAttribute("src", image.src);
  });
}

/** A frame with a hill, in the colour of a quiet text on either ground. */
export const blank = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" fill="none" stroke="#857c6e" stroke-width="1.5"><path d="M24 26h32v28H24zM24 48l10-9 8 7 6-5 8 7"/><circle cx="46" cy="34" r="3"/></svg>',
)}`;
