import { isServer } from "solid-js/web";
import { pictureColor, pictureSet } from "../../../api/domain/uploads/address.ts";
import { replaceWhenBroken } from "./broken-picture.ts";

/**
 * A picture that reserves its space and shows its colour before it loads: cut to a square unless `width` and `height` say
 * otherwise. `sizes` says how wide it is on the page, as in HTML; `eager` is for the page's main picture.
 */
export function Picture(props: {
  readonly src: string;
  readonly alt: string;
  readonly sizes: string;
  readonly width?: number;
  readonly height?: number;
  readonly eager?: boolean | undefined;
  readonly class?: string | undefined;
}) {
  const avif = () => pictureSet(props.src, "avif");
  return (
    <picture>
      <source type={avif() && "image/avif"} srcset={avif() ?? props.src} sizes={/* @once */ props.sizes} />
      <img
        ref={replaceWhenBroken}
        src={props.src}
        srcset={pictureSet(props.src, "webp")}
        sizes={/* @once */ props.sizes}
        alt={props.alt}
        width={/* @once */ props.width ?? 800}
        height={/* @once */ props.height ?? 800}
        loading={/* @once */ props.eager ? undefined : "lazy"}
        fetchpriority={/* @once */ props.eager ? "high" : undefined}
        class={
          /* @once */ `h-auto w-full bg-sunken object-cover ${props.class ?? ""} ${props.width ? "" : "aspect-square"}`
        }
        style={/* @once */ isServer ? colored(props.src) : undefined}
      />
    </picture>
  );
}

/** Written by the server only: in the browser pictures are quick. */
const colored = (src: string): string | undefined => {
  const color = pictureColor(src);
  return color && `background-color:${color}`;
};
