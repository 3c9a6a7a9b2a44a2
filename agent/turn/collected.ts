import type { ActionButton, Cards, FinalMessage, ResponseType } from "../../api/domain/chat/protocol.ts";
import type { PendingConfirmation } from "../../api/domain/chat/session.ts";
import type { ToolOutcome } from "../tools/tool.ts";

type Used = { readonly tool: string; readonly outcome: ToolOutcome };

const mostProducts = 12;
const mostSuggestions = 4;

/** What the tools of one turn found and did: the cards and buttons of its reply, and the facts that its text must keep to. */
export class Collected {
  readonly #used: Used[] = [];
  pending: PendingConfirmation | undefined;

  add(tool: string, outcome: ToolOutcome): void {
    this.#used.push({ tool, outcome });
  }

  get outcomes(): readonly ToolOutcome[] {
    return this.#used.map(({ outcome }) => outcome);
  }

  get toolsUsed(): readonly string[] {
    return [...new Set(this.#used.map(({ tool }) => tool))];
  }

  /** Each product, order and source once, as it was found last; the cart as it was last. */
  get cards(): Cards {
    const all = this.outcomes.flatMap(({ cards }) => (cards ? [cards] : []));
    const cart = all.flatMap((one) => (one.cart ? [one.cart] : [])).at(-1);
    const tables = all.flatMap((one) => one.tables ?? []);
    let before = 0;
    const charts = all.flatMap((one) => {
      const moved = (one.charts ?? []).map((chart) => ({ ...chart, table: chart.table + before }));
      before += one.tables?.length ?? 0;
      return moved;
    });
    return {
      products: newest(
        all.flatMap((one) => one.products ?? []),
        ({ productId, variantId }) => `${productId}#${variantId ?? ""}`,
      ).slice(-mostProducts),
      ...(cart && { cart }),
      orders: newest(
        all.flatMap((one) => one.orders ?? []),
        ({ orderId }) => orderId,
      ),
      sources: newest(
        all.flatMap((one) => one.sources ?? []),
        ({ documentId, heading }) => `${documentId}#${heading ?? ""}`,
      ),
      tables,
      charts,
    };
  }

  /** The data of the final message. */
  data(cut: FinalMessage["data"]["cut"], confirm: ActionButton | undefined): FinalMessage["data"] {
    const cards = this.cards;
    const buttons = this.outcomes.flatMap((outcome) => outcome.buttons ?? []);
    return {
      ...cards,
      response_type: this.pending ? "confirmation" : typeOf(cards),
      suggestions: [...new Set(this.outcomes.flatMap(({ suggestions }) => suggestions ?? []))].slice(
        0,
        mostSuggestions,
      ),
      tools_used: this.toolsUsed,
      action_buttons: newest([...(confirm ? [confirm] : []), ...buttons], (button) => JSON.stringify(button)),
      ...(cut && { cut }),
    };
  }
}

function newest<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
}

function typeOf(cards: Cards): ResponseType {
  if (cards.tables.length > 0) return "insight";
  if (cards.orders.length > 0) return "orders";
  if (cards.cart) return "cart";
  if (cards.products.length > 0) return "products";
  return cards.sources.length > 0 ? "knowledge" : "text";
}
