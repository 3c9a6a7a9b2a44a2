import { For } from "solid-js";
import type { Product, Variant } from "../lib/api-types.ts";
import { Picture } from "../ui/pictures/picture.tsx";

/** The pictures of a product, that of the variant first. */
export const picturesOf = (product: Product, variant: Variant | undefined): readonly string[] => [
  ...new Set([variant?.pictureUrl ?? product.imageUrl, ...product.images, product.imageUrl]),
];

/**
 * Swipeable on phones, a grid on wide screens. A press shows the picture in full size; without script it opens by itself.
 */
export function Gallery(props: { readonly pictures: readonly string[]; readonly name: string }) {
  const alt = (place: number): string => (place === 0 ? props.name : `${props.name}, view ${place + 1}`);
  const zoom = (event: MouseEvent, url: string, text: string): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void import("./zoom.ts").then(
      ({ showLarge }) => showLarge(url, text),
      () => window.location.assign(url),
    );
  };
  return (
    <ul
      aria-label="Product images"
      class="max-md:bleed flex snap-x snap-mandatory gap-2 overflow-x-auto [scrollbar-width:thin] md:grid md:grid-cols-2 md:gap-3 md:self-start md:overflow-visible"
    >
      <For each={props.pictures}>
        {(url, place) => (
          <li class="w-[88%] shrink-0 snap-center only:w-full md:w-auto md:first:col-span-2">
            <a
              href={url}
              target="_self"
              aria-label={`Zoom in: ${alt(place())}`}
              class="block cursor-zoom-in"
              onClick={(event) => zoom(event, url, alt(place()))}
            >
              <Picture
                src={url}
                alt={alt(place())}
                sizes={`(min-width: 48rem) ${place() === 0 ? 50 : 25}vw, 88vw`}
                eager={place() === 0}
                class="rounded-sm"
              />
            </a>
          </li>
        )}
      </For>
    </ul>
  );
}
