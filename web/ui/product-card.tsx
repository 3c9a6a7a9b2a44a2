import { Show } from "solid-js";
import { inMarket } from "../market/market.ts";
import { Picture } from "./pictures/picture.tsx";
import { ComparedPrice, Price } from "./price.tsx";

export type ProductCardProps = {
  readonly path: string;
  readonly name: string;
  readonly imageUrl: string;
  readonly price: number;
  readonly currency: string;
  /** The variants' prices differ: shows the lowest, with "from". */
  readonly from?: boolean | undefined;
  /** What is struck through beside the price. */
  readonly compareAt?: number | undefined;
  /** Words of a query that the product does not have. */
  readonly missing?: readonly string[] | undefined;
  /** A short note such as "Sold out" or "Only 2 left". */
  readonly note?: string | undefined;
  readonly eager?: boolean | undefined;
};

/** One product in a list; the whole card is one link. */
export function ProductCard(props: ProductCardProps) {
  return (
    <article class="group relative grid content-start gap-3">
      <div class="overflow-hidden rounded-sm">
        <Picture
          src={props.imageUrl}
          alt=""
          sizes="(min-width: 48rem) 25vw, 50vw"
          eager={props.eager}
          class="transition-transform duration-500 group-hover:scale-[1.03]"
        />
      </div>
      <div class="grid gap-0.5">
        <h3 class="font-sans text-base leading-snug font-medium tracking-normal wrap-anywhere">
          <a
            href={inMarket(props.path)}
            class="decoration-clay decoration-2 underline-offset-4 group-hover:underline after:absolute after:inset-0"
          >
            {props.name}
          </a>
        </h3>
        <p class="flex flex-wrap items-baseline gap-x-3 text-quiet">
          <span>
            <Show when={props.from}>From </Show>
            <Price amount={props.price} currency={props.currency} />
          </span>
          <ComparedPrice amount={props.compareAt} currency={props.currency} />
          <Show when={props.note}>
            <span class="text-label font-medium text-clay">{props.note}</span>
          </Show>
        </p>
        <Show when={props.missing?.length}>
          <p class="text-label text-quiet">
            Missing: <s>{props.missing?.join(", ")}</s>
          </p>
        </Show>
      </div>
    </article>
  );
}
