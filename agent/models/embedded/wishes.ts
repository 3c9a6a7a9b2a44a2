import type { Search } from "./search.ts";
import type { Period } from "./text/periods.ts";
import type { Item, Reference } from "./text/references.ts";

/** What is asked about a product. */
export type Aspect = "price" | "stock" | "options" | "text";

/** What the assistant answers without looking anything up. */
export type Social =
  | "open"
  | "greeting"
  | "thanks"
  | "goodbye"
  | "bot"
  | "name"
  | "help"
  | "mood"
  | "praise"
  | "complaint"
  | "yes"
  | "no"
  | "wait";

/** What it can not do, by what it says about that. */
export type Limit =
  | "discount"
  | "refund"
  | "cancel"
  | "address"
  | "human"
  | "account"
  | "card"
  | "price"
  | "private"
  | "prompt"
  | "reviews"
  | "wishlist"
  | "notify"
  | "order"
  | "offTopic";

/** Which of the orders, by when it was placed. */
export type OrderPlace = "oldest" | "newest" | "before";

/** One thing that a shopper wants, as their words say it. What "the second one" is, is found when it is done. */
export type Wish =
  | {
      readonly kind: "find";
      readonly search: Search;
      readonly without: readonly string[];
      readonly follows: boolean;
      readonly standing: boolean;
    }
  | { readonly kind: "refine"; readonly change: Search; readonly without: readonly string[] }
  | { readonly kind: "shift"; readonly to: "cheaper" | "dearer"; readonly what: Reference | undefined }
  | { readonly kind: "more" }
  | { readonly kind: "similar"; readonly what: Reference }
  | { readonly kind: "categories" }
  | {
      readonly kind: "detail";
      readonly what: Reference;
      readonly aspect: Aspect;
      readonly options: readonly string[];
      readonly question: string;
    }
  | { readonly kind: "compare"; readonly what: readonly Reference[]; readonly question: string }
  | { readonly kind: "add"; readonly items: readonly Item[] }
  | {
      readonly kind: "change";
      readonly what: Reference;
      readonly quantity: number | undefined;
      readonly options: readonly string[];
      readonly by: number | undefined;
      readonly times?: number;
    }
  | { readonly kind: "remove"; readonly items: readonly Item[] }
  /** All but these leave the cart. */
  | { readonly kind: "keep"; readonly items: readonly Item[] }
  /** One wish where the cart has what is named, and another one where it has not. */
  | { readonly kind: "either"; readonly what: Reference; readonly inCart: Wish; readonly otherwise: Wish }
  /** Products that are called so, and another wish where the shop has none. */
  | {
      readonly kind: "maybe";
      readonly search: Search;
      readonly without: readonly string[];
      readonly question: string;
      readonly otherwise: Wish;
    }
  /** The order that a question is most likely about. */
  | { readonly kind: "order"; readonly question: string }
  /** The last change of the cart, taken back. */
  | { readonly kind: "undo" }
  /** Something else in the place of what was put into the cart. */
  | { readonly kind: "swap"; readonly from: Reference; readonly to: Item }
  | { readonly kind: "clear" }
  | { readonly kind: "cart" }
  | { readonly kind: "checkout" }
  | {
      readonly kind: "orders";
      /** Only those that are not on their way yet. */
      readonly open: boolean;
      readonly period: Period | undefined;
      readonly status: string | undefined;
      readonly newest: boolean;
    }
  | {
      readonly kind: "track";
      /** What is in it: "the lamp". */
      readonly goods: string | undefined;
      readonly order: string | undefined;
      readonly place: number | undefined;
      readonly question: string;
      readonly which?: OrderPlace;
    }
  | { readonly kind: "reorder" }
  | { readonly kind: "policy"; readonly question: string }
  | { readonly kind: "limit"; readonly limit: Limit }
  | { readonly kind: "social"; readonly social: Social }
  | { readonly kind: "foreign"; readonly language: string; readonly text: string }
  | { readonly kind: "choose"; readonly item: Item; readonly text: string }
  | { readonly kind: "confirmed" }
  | { readonly kind: "declined" }
  /** Puts exactly this into the cart, or changes its line. */
  | {
      readonly kind: "put";
      readonly tool: "add_to_cart" | "change_cart_line";
      readonly input: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: "several"; readonly wishes: readonly Wish[] }
  /** Said beside a wish, and none by itself: "my sister is moving in next week". */
  | { readonly kind: "remark" }
  | { readonly kind: "unclear"; readonly text: string };
