import type { Called } from "./conversation.ts";
import {
  Added,
  Cart,
  Changed,
  Choose,
  Compared,
  Found,
  type Line,
  type Order,
  Orders,
  Passages,
  type Product,
  read,
  Shown,
  Tracked,
  type Variant,
} from "./facts.ts";
import type { Search } from "./search.ts";
import type { StaffCall } from "./staff-questions.ts";
import type { Budget } from "./text/money.ts";
import { type Undo, undoOf } from "./undo.ts";
import type { Aspect, Limit } from "./wishes.ts";

/** What was last put into the cart. */
export type Put = {
  readonly productId: string;
  readonly variantId?: string;
  readonly options: readonly string[];
  readonly quantity: number;
  readonly name: string;
  /** Not in the cart yet: a guest has to press the button. */
  readonly ready?: true;
};

/** What is done with a product once it is known which one. */
export type Purpose = "add" | "show" | "remove" | "compare" | "similar";

/** A question that the last reply asked. */
export type Pending =
  | {
      readonly kind: "variant";
      readonly productId: string;
      readonly name: string;
      readonly variants: readonly Variant[];
      readonly quantity: number;
      readonly options: readonly string[];
    }
  /** How many, where there are fewer than were asked for. */
  | {
      readonly kind: "amount";
      readonly tool: "add_to_cart" | "change_cart_line";
      readonly input: Readonly<Record<string, unknown>>;
      readonly available: number;
    }
  | { readonly kind: "names"; readonly purpose: "compare"; readonly first?: string }
  | {
      readonly kind: "which";
      readonly purpose: Purpose;
      readonly quantity: number;
      readonly options: readonly string[];
      readonly among: readonly Product[];
    }
  | { readonly kind: "offer"; readonly productId: string; readonly name: string }
  | { readonly kind: "confirm"; readonly tool: string; readonly input: Readonly<Record<string, unknown>> };

/** What was talked about, rebuilt from the messages. */
export type Memory = {
  /** The products last listed, in their order. */
  list: readonly Product[];
  /** The lists that were shown for this message, and for the last one that had any. */
  lists: readonly (readonly Product[])[];
  before: readonly (readonly Product[])[];
  /** The variant of a product that was asked about. */
  chosen: { readonly productId: string; readonly options: readonly string[] } | undefined;
  /** How many products the last search found, also beyond those that were listed. */
  total: number;
  /** The products last talked about: what "it" and "them" are. */
  focus: readonly Product[];
  readonly known: Map<string, Product>;
  search: Search | undefined;
  /** What shoppers have seen of the last search. */
  seen: readonly string[];
  budget: Budget | undefined;
  cart: readonly Line[] | undefined;
  put: Put | undefined;
  orders: readonly Order[];
  topic: "products" | "cart" | "orders" | "knowledge" | undefined;
  pending: Pending | undefined;
  /** What was last asked about a product, and what was last said not to be possible: "and the other one?", "where then?". */
  aspect: Aspect | undefined;
  limit: Limit | undefined;
  /** What staff asked for last. */
  figures: StaffCall | undefined;
  /** The lines of the cart as a tool answered them for this message. */
  fresh: readonly Line[] | undefined;
  /** What takes back the last change of the cart. */
  undo: Undo | undefined;
  /** What the documents were last asked. */
  asked: string | undefined;
  /** Words of the last search that nothing had. */
  relaxed: readonly string[];
  /** Of the prices: the ISO 4217 code. */
  currency: string | undefined;
};

/** What is known before the first message. */
export const emptyMemory = (): Memory => ({
  list: [],
  lists: [],
  before: [],
  chosen: undefined,
  total: 0,
  focus: [],
  known: new Map(),
  search: undefined,
  seen: [],
  budget: undefined,
  cart: undefined,
  put: undefined,
  orders: [],
  topic: undefined,
  pending: undefined,
  aspect: undefined,
  limit: undefined,
  figures: undefined,
  undo: undefined,
  fresh: undefined,
  asked: undefined,
  relaxed: [],
  currency: undefined,
});

/** The conversation goes on at the prices of a market: budgets and prices in another currency are forgotten. */
export function sellIn(memory: Memory, currency: string | undefined): void {
  const isOther = currency !== undefined && memory.currency !== undefined && currency !== memory.currency;
  memory.currency = currency ?? memory.currency;
  if (!isOther) return;
  const { minPrice: _, maxPrice: __, ...search } = memory.search ?? {};
  memory.search = memory.search && search;
  memory.budget = undefined;
  for (const [productId, product] of memory.known) memory.known.set(productId, unpriced(product));
  const list = memory.list.map(unpriced);
  // That these are the same list says that nothing of it was pointed at.
  memory.focus = memory.focus === memory.list ? list : memory.focus.map(unpriced);
  memory.list = list;
  memory.lists = memory.lists.map((some) => some.map(unpriced));
  memory.before = memory.before.map((some) => some.map(unpriced));
}

/** Without prices. A variant's are answered anew with the product. */
const unpriced = ({ price: _price, priceRange: _range, variants, ...product }: Product): Product => ({
  ...product,
  ...(variants && { variants: variants.map(({ price: ___, ...variant }) => variant) }),
});

const changes = new Set(["add_to_cart", "change_cart_line", "remove_from_cart"]);

/** Takes in what a tool answered. */
export function remember(
  memory: Memory,
  { name, input, facts }: Pick<Called, "name" | "input" | "facts">,
): void {
  if (!facts) return;
  if (changes.has(name)) memory.undo = undoOf({ name, input, facts }, memory.cart) ?? memory.undo;
  if (name === "search_products") rememberSearch(memory, input, facts);
  const shown = read(Shown, facts)?.product;
  if (shown) {
    know(memory, [shown]);
    memory.focus = [known(memory, shown)];
    memory.topic = "products";
  }
  const compared = name === "compare_products" ? read(Compared, facts)?.products : undefined;
  if (compared) {
    know(memory, compared);
    memory.list = compared.map((product) => known(memory, product));
    memory.focus = memory.list;
    memory.topic = "products";
  }
  const cart = read(Cart, facts);
  if (cart) {
    memory.cart = cart.lines;
    memory.fresh = cart.lines;
    memory.topic = "cart";
  }
  if (name === "add_to_cart") rememberPut(memory, input, facts);
  if (name === "change_cart_line") rememberChange(memory, input, facts);
  if (name === "remove_from_cart" && facts["removed"] && memory.put?.productId === input["productId"])
    memory.put = undefined;
  const orders =
    read(Orders, facts)?.orders ?? [read(Tracked, facts)?.order].filter((order) => order !== undefined);
  if (orders.length > 0) memory.orders = orders;
  if (orders.length > 0 || (name === "track_order" && facts["unknown"] === true)) memory.topic = "orders";
  if (name === "search_knowledge" && read(Passages, facts)?.passages.length !== 0) {
    memory.topic = "knowledge";
    if (typeof input["query"] === "string") memory.asked = input["query"];
  }
}

function rememberSearch(memory: Memory, input: Called["input"], facts: NonNullable<Called["facts"]>): void {
  const found = read(Found, facts);
  if (!found) return;
  const search: Search = input;
  const again = memory.search !== undefined && memory.search.query === search.query;
  memory.search = search;
  memory.relaxed = found.relaxed;
  memory.aspect = undefined;
  memory.topic = "products";
  if (found.products.length === 0) return;
  know(memory, found.products);
  memory.list = found.products.map((product) => known(memory, product));
  // Of a list that is sorted by price the first is meant: "the cheapest mug and the cheapest bowl, both please".
  const sorted = search.sort === "price-asc" || search.sort === "price-desc";
  memory.lists = [...memory.lists, sorted ? memory.list.slice(0, 1) : memory.list];
  memory.total = Math.max(found.total ?? 0, found.products.length);
  memory.focus = memory.list;
  memory.seen = [...(again ? memory.seen : []), ...found.products.map(({ productId }) => productId)];
}

function rememberPut(memory: Memory, input: Called["input"], facts: NonNullable<Called["facts"]>): void {
  const productId = typeof input["productId"] === "string" ? input["productId"] : undefined;
  const added =
    read(Added, facts)?.added ?? (facts["ready"] ? read(Added, { added: facts["ready"] })?.added : undefined);
  const name = added?.name ?? read(Choose, facts)?.chooseVariant.name;
  if (productId === undefined) return;
  const choice = read(Choose, facts)?.chooseVariant;
  if (choice) know(memory, [{ productId, name: choice.name, variants: choice.variants }]);
  const product = memory.known.get(productId) ?? (name === undefined ? undefined : { productId, name });
  if (product) memory.focus = [product];
  if (!added) return;
  const variantId = typeof input["variantId"] === "string" ? input["variantId"] : undefined;
  const options = Array.isArray(input["options"])
    ? input["options"].filter((one) => typeof one === "string")
    : [];
  const quantity = typeof input["quantity"] === "number" ? input["quantity"] : 1;
  memory.topic = "cart";
  memory.put = {
    productId,
    ...(variantId !== undefined && { variantId }),
    options,
    quantity,
    name: added.name,
    ...(facts["ready"] !== undefined && { ready: true }),
  };
}

function rememberChange(memory: Memory, input: Called["input"], facts: NonNullable<Called["facts"]>): void {
  const changed = read(Changed, facts)?.changed;
  const { productId, variantId } = input;
  if (!changed || typeof productId !== "string") return;
  memory.put = {
    productId,
    ...(typeof variantId === "string" && { variantId }),
    options: [],
    quantity: changed.quantity,
    name: changed.name,
  };
  memory.focus = [memory.known.get(productId) ?? { productId, name: changed.name }];
}

function know(memory: Memory, products: readonly Product[]): void {
  for (const product of products) {
    const before = memory.known.get(product.productId);
    const options = product.options ?? before?.options ?? optionsOf(product.variants);
    memory.known.set(product.productId, { ...before, ...product, ...(options && { options }) });
  }
}

const known = (memory: Memory, product: Product): Product => memory.known.get(product.productId) ?? product;

/** The values of each option that the variants have. */
export function optionsOf(variants: readonly Variant[] | undefined): Record<string, string[]> | undefined {
  if (!variants || variants.length === 0) return undefined;
  const options: Record<string, string[]> = {};
  for (const variant of variants)
    for (const [name, value] of Object.entries(variant.options)) {
      const values = options[name] ?? [];
      if (!values.includes(value)) options[name] = [...values, value];
    }
  return options;
}
