import { smallPicture } from "../../../api/domain/uploads/address.ts";
import { blank, replaceWhenBroken } from "./broken-picture.ts";

/** A small square picture beside a name, `size` pixels wide. */
export function Thumbnail(props: {
  readonly src: string | undefined;
  readonly size: number;
  readonly class?: string | undefined;
}) {
  return (
    <img
      ref={replaceWhenBroken}
      src={smallPicture(props.src || blank)}
      alt=""
      width={props.size}
      height={props.size}
      loading="lazy"
      class={`aspect-square rounded-sm bg-sunken object-cover ${props.class ?? ""}`}
    />
  );
}
