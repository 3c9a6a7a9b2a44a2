import type { Cards, CartCard, FinalMessage, TurnEvent } from "../../api/domain/chat/protocol.ts";
import type { Expected } from "./format.ts";
import type { TrueCart } from "./truth.ts";

/** A turn as it went: the events of `agent/turn`, and the carts before and after as the API shows them. */
export type PlayedTurn = {
  readonly expected: Expected;
  readonly events: readonly TurnEvent[];
  /** What the writer has said in this conversation, this turn's message included. */
  readonly said: readonly string[];
  readonly before: TrueCart;
  readonly after: TrueCart;
  /** It was sent into another customer's conversation: refusing it is as good as a new conversation. */
  readonly foreign: boolean;
};

/** What a shopper has seen at the end of a turn. */
export type Reply = {
  readonly text: string;
  readonly cards: Cards;
  readonly tools: readonly string[];
  readonly final: FinalMessage | undefined;
  /** The carts that were shown on the way to the last one: each was true after one of several changes. */
  readonly carts: readonly CartCard[];
};

/** Puts a turn's events together. */
export function replyOf(events: readonly TurnEvent[]): Reply {
  const last = events.at(-1);
  const final = last?.type === "message" ? last : undefined;
  const tokens = events.map((event) => (event.type === "token" ? event.text : "")).join("");
  const shown: Cards[] = events.flatMap((event) => (event.type === "cards" ? [event] : []));
  const all = final ? [...shown, final.data] : shown;
  const cart = all.findLast((cards) => cards.cart !== undefined)?.cart;
  return {
    text: final ? final.message : last?.type === "error" ? last.message : tokens,
    cards: {
      products: [
        ...new Map(
          all
            .flatMap(({ products }) => products)
            .map((card) => [`${card.productId} ${card.variantId}`, card]),
        ).values(),
      ],
      ...(cart && { cart }),
      orders: distinct(all.flatMap(({ orders }) => orders)),
      sources: distinct(all.flatMap(({ sources }) => sources)),
      tables: distinct(all.flatMap(({ tables }) => tables)),
      charts: distinct(all.flatMap(({ charts }) => charts)),
    },
    tools: events.flatMap((event) => (event.type === "tool_start" ? [event.tool] : [])),
    final,
    carts: all.flatMap((cards) => (cards.cart ? [cards.cart] : [])),
  };
}

/** A card that was shown early comes again with the end of the turn. */
const distinct = <T>(some: readonly T[]): T[] => [
  ...new Map(some.map((one) => [JSON.stringify(one), one])).values(),
];
