import { blank, replaceWhenBroken } from "./picture.tsx";

/** A small square picture beside a name, `size` pixels wide. */
export function Thumbnail(props: {
  readonly src: string | undefined;
  readonly size: number;
  readonly class?: string | undefined;
}) {
  return (
    <img
      ref={replaceWhenBroken}
      src={props.src || blank}
      alt=""
      width={props.size}
      height={props.size}
      loading="lazy"
      class={`aspect-square rounded-sm bg-sunken object-cover ${props.class ?? ""}`}
    />
  );
}
