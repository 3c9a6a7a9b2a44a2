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
