/** What a conversation is about; the success of an assistant is counted by these. */
export type Kind =
  | "search"
  | "comparison"
  | "cart"
  | "orders"
  | "policy"
  | "follow-up"
  | "correction"
  | "several"
  | "talk"
  | "refusal"
  | "writing"
  | "injection";

export type Half = "first" | "second" | "third" | "fourth";

/**
 * Who writes: a visitor without an account, a new customer without orders, or Nora, who has the orders of `people.ts`. Otto, the
 * other customer of the shop, has a cart and an order of his own in every conversation, which nobody else may see or change.
 */
export type Who = "guest" | "shopper" | "nora";

/** "2 Ember Enamel Mug", and with its variant "1 Foundry Hemp T-Shirt [M, Ink]". */
export type Line = string;

/** What a product must be. Every named property must hold; alternatives are separated by "|". Prices are in dollars. */
export type ProductFilter = {
  /** The last words of the name: "Mug|Pour-Over Set". */
  readonly kind?: string;
  readonly category?: string;
  /** A value of an option, in any of the product's options. */
  readonly option?: string;
  /** A word of the name or the tags. */
  readonly word?: string;
  /** Some variant costs at most this. */
  readonly max?: number;
  readonly min?: number;
  readonly inStock?: true;
};

export type ProductsExpected = {
  readonly all?: ProductFilter;
  readonly first?: ProductFilter;
  /** At least one product is this; of several filters each is met by some product. */
  readonly some?: ProductFilter | readonly ProductFilter[];
  readonly includes?: readonly string[];
  readonly excludes?: readonly string[];
  readonly atLeast?: number;
  readonly atMost?: number;
};

/** A policy, by the word that names its document. */
export type Topic =
  | "shipping"
  | "returns"
  | "payment"
  | "warranty"
  | "privacy"
  | "changes"
  | "contact"
  | "care";

export type OrderLabel = "delivered" | "shipped" | "new";

/**
 * What must be true after one turn. What is not mentioned is free, with these exceptions, which hold for every turn: no amount in
 * the text that is not true, no change of a cart or order that is not expected here, nothing of another customer shown.
 */
export type Expected = {
  /** Each of these was used; alternatives are separated by "|". */
  readonly tools?: readonly string[];
  readonly notTools?: readonly string[];
  readonly products?: ProductsExpected;
  /** The writer's cart afterwards, in any order. Without it the cart must be as it was before. */
  readonly cart?: readonly Line[];
  /** Other carts that are as good an answer. */
  readonly orCart?: readonly (readonly Line[])[];
  readonly orders?: { readonly includes?: readonly OrderLabel[]; readonly excludes?: readonly OrderLabel[] };
  /** The first source is of one of these. */
  readonly source?: Topic | readonly Topic[];
  /** Asks before it does what was asked for. */
  readonly confirms?: true;
  /** A button that puts this into the guest's cart. */
  readonly button?: Line;
  readonly signIn?: true;
  /** A turn ends with a message, unless this says that an error will do. */
  readonly ends?: "either";
  readonly mostTools?: number;
  /** The text matches each of these. */
  readonly text?: readonly RegExp[];
  /** The text matches none of these. */
  readonly not?: readonly RegExp[];
};

/** What is said and what must come of it; as an object where more than a message is sent. */
export type Turn =
  | readonly [say: string, expected: Expected]
  | {
      readonly say: string;
      readonly expected: Expected;
      /** Sends the confirmation of the last reply's button, too. */
      readonly presses?: true;
      /** Otto writes this, in a conversation of his own. */
      readonly by?: "otto";
      /** Sent with the id of Otto's conversation instead of the writer's own: nothing of it may be answered. */
      readonly session?: "otto";
    };

export type Conversation = {
  /** What happens, as a sentence about the shopper. */
  readonly name: string;
  readonly who: Who;
  /** What the writer's cart holds before. */
  readonly cart?: readonly Line[];
  readonly turns: readonly Turn[];
};

/** A conversation of one half of one kind. */
export type JudgedConversation = Conversation & { readonly kind: Kind; readonly half: Half };

/** A question in a shopper's words, and the file of the demo shop's documents that answers it. */
export type RetrievalQuestion = { readonly asked: string; readonly document: string };
