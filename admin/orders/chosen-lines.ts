import { createSignal } from "solid-js";
import type { OrderItem } from "./orders.data.ts";

type Line = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  readonly quantity: number;
};

const keyOf = ({ productId, variantId = "" }: Omit<Line, "quantity">): string => `${productId}#${variantId}`;

/** How many units of each line are chosen in a dialog; at first all that `most` allows, or none. */
export function createChosenLines(most: () => readonly Line[], begin: "all" | "none") {
  const [chosen, setChosen] = createSignal<Readonly<Record<string, number>>>({});
  const of = (line: Line): number =>
    Math.min(line.quantity, chosen()[keyOf(line)] ?? (begin === "all" ? line.quantity : 0));
  return {
    of,
    set: (line: Line, quantity: number): void => void setChosen({ ...chosen(), [keyOf(line)]: quantity }),
    /** The lines of which some units are chosen, as the API takes them. */
    lines: () =>
      most().flatMap((line) => {
        const { productId, variantId } = line;
        const quantity = of(line);
        return quantity > 0 ? [{ productId, ...(variantId !== undefined && { variantId }), quantity }] : [];
      }),
  };
}

/** What a line is called on its order. */
export const nameIn = (items: readonly OrderItem[], line: Omit<Line, "quantity">): string =>
  items.find((item) => keyOf(item) === keyOf(line))?.name ?? line.productId;
