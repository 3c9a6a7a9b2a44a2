import type { MarketId } from "../markets/market.ts";
import type { Currency } from "../money.ts";

/** What the shopper may press below a reply. The client performs the action; `confirm` and `ask` send a message. */
export type ActionButton = { readonly text: string } & (
  | {
      readonly action: "add_to_cart";
      readonly payload: {
        readonly productId: string;
        readonly variantId?: string;
        readonly quantity: number;
      };
    }
  | { readonly action: "open"; readonly payload: { readonly path: string } }
  | { readonly action: "sign_in"; readonly payload: { readonly path: string } }
  /** Sends `message`, and `confirmationId` in its metadata: only then is what was asked for done. */
  | {
      readonly action: "confirm";
      readonly payload: { readonly confirmationId: string; readonly message: string };
    }
  | { readonly action: "ask"; readonly payload: { readonly message: string } }
);

/** A product in a reply. Prices are in minor units of `currency`; `available` counts units on sale. */
export type ProductCard = {
  readonly productId: string;
  readonly variantId?: string;
  readonly name: string;
  readonly path: string;
  readonly imageUrl: string;
  readonly price: number;
  /** Set where a variant costs more. */
  readonly maxPrice?: number;
  /** What is struck through beside the price. */
  readonly compareAt?: number;
  readonly currency: Currency;
  /** Where it is sold at this price; left out for the default market. */
  readonly market?: MarketId;
  readonly available: number;
  /** Why it fits, in words that only facts of the product went into. */
  readonly reason?: string;
};

/** The cart in a reply; amounts in minor units. A line that the market does not sell has no price there. */
export type CartCard = {
  readonly lines: readonly {
    readonly productId: string;
    readonly variantId?: string;
    readonly name: string;
    readonly quantity: number;
    readonly price?: number;
    readonly problem?: "unavailable" | "not_sold_here" | "out_of_stock" | "price_changed";
  }[];
  readonly itemCount: number;
  readonly subtotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly tax: number;
  readonly taxIncluded: boolean;
  readonly total: number;
  readonly currency: Currency;
};

/** An order in a reply; amounts in minor units, times in epoch milliseconds. */
export type OrderCard = {
  readonly orderId: string;
  readonly number: string;
  readonly path: string;
  readonly status: string;
  readonly placedAt: number;
  readonly total: number;
  readonly currency: Currency;
  readonly lines: readonly { readonly name: string; readonly quantity: number }[];
  readonly parcels: readonly {
    readonly carrier?: string;
    readonly trackingNumber?: string;
    readonly trackingUrl?: string;
    readonly shippedAt: number;
    readonly deliveredAt?: number;
  }[];
};

/** A passage that an answer stands on. */
export type Source = {
  readonly documentId: string;
  readonly title: string;
  readonly heading?: string;
  readonly path?: string;
};

/** Rows of an insight. Cells of a money column are minor units of `currency`. */
export type Table = {
  readonly title: string;
  readonly columns: readonly {
    readonly name: string;
    readonly kind: "text" | "count" | "money" | "percent" | "date";
  }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly currency: Currency;
};

/** How a table is drawn: the columns by their place. */
export type Chart = {
  readonly kind: "line" | "bar";
  readonly table: number;
  readonly x: number;
  readonly y: readonly number[];
};

/** What a reply shows beside its text. Every fact in it came from a tool in this turn. */
export type Cards = {
  readonly products: readonly ProductCard[];
  readonly cart?: CartCard;
  readonly orders: readonly OrderCard[];
  readonly sources: readonly Source[];
  readonly tables: readonly Table[];
  readonly charts: readonly Chart[];
};

export type ResponseType = "text" | "products" | "cart" | "orders" | "knowledge" | "insight" | "confirmation";

/** The end of a turn: the whole text, and what the client shows with it. */
export type FinalMessage = {
  readonly type: "message";
  readonly message: string;
  readonly data: Cards & {
    readonly response_type: ResponseType;
    readonly suggestions: readonly string[];
    readonly tools_used: readonly string[];
    readonly action_buttons: readonly ActionButton[];
    /** Why the reply ends early, if it does. */
    readonly cut?: "stopped" | "limit" | "interrupted";
  };
  /** ISO 8601. */
  readonly timestamp: string;
  readonly sessionId: string;
};

/** What goes wrong with a turn as the shopper is told; `retryable`: the same message may be sent again. */
export type TurnError = {
  readonly type: "error";
  readonly code: "TIMEOUT" | "MODEL_FAILED" | "LIMIT" | "BUSY" | "INTERNAL_ERROR";
  readonly message: string;
  readonly retryable: boolean;
};

/**
 * One event of a turn, in the order in which they come: `typing` first, then tokens, tools and cards in any order, and one
 * `message` or `error` last. A `token` holds text that has passed the guard. `id` rises by one within a turn, from 1.
 */
export type TurnEvent = { readonly id: number; readonly turnId: string; readonly sessionId: string } & (
  | { readonly type: "typing" }
  | { readonly type: "token"; readonly text: string }
  | { readonly type: "tool_start"; readonly callId: string; readonly tool: string; readonly label: string }
  | { readonly type: "tool_end"; readonly callId: string; readonly tool: string; readonly ok: boolean }
  | ({ readonly type: "cards" } & Cards)
  | FinalMessage
  | TurnError
);

/** The most characters of one message of a shopper. */
export const maxMessageLength = 2_000;
