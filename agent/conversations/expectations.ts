import type { Line, OrderLabel, ProductsExpected, Topic } from "./format.ts";
import type { PlayedTurn, Reply } from "./played.ts";
import { isWanted, partsOf, sameLines, type TrueProduct, type Truth } from "./truth.ts";

/** What the turn was expected to do and did not. */
export function missed(
  { expected, before, after, foreign }: PlayedTurn,
  reply: Reply,
  truth: Truth,
): string[] {
  const { text, tools, cards, final } = reply;
  const buttons = final?.data.action_buttons ?? [];
  const seen = saidAndShown(reply);
  return [
    ...(final || foreign || expected.ends === "either" ? [] : [`ended with an error: ${text}`]),
    ...(text.trim() === "" ? ["said nothing"] : []),
    ...(expected.tools ?? [])
      .filter((names) => !names.split("|").some((name) => tools.includes(name)))
      .map((names) => `did not use ${names}, but [${tools.join(", ")}]`),
    ...(expected.notTools ?? [])
      .flatMap((names) => names.split("|"))
      .filter((name) => tools.includes(name))
      .map((name) => `used ${name}`),
    ...(tools.length > (expected.mostTools ?? 20) ? [`used ${tools.length} tools`] : []),
    ...(expected.products ? ofProducts(expected.products, shownProducts(reply, truth)) : []),
    ...ofCart(expected.cart ?? before.lines, expected.orCart ?? [], after.lines),
    ...ofOrders(expected.orders?.includes ?? [], expected.orders?.excludes ?? [], reply, truth),
    ...(expected.source ? ofSource(expected.source, cards.sources[0]?.title) : []),
    ...(expected.confirms && !buttons.some(({ action }) => action === "confirm")
      ? ["did not ask first"]
      : []),
    ...(expected.signIn && !buttons.some(({ action }) => action === "sign_in")
      ? ["has no button to sign in"]
      : []),
    ...(expected.button ? ofButton(expected.button, reply, truth) : []),
    ...(expected.text ?? [])
      .filter((pattern) => !pattern.test(seen))
      .map((pattern) => `does not say ${pattern}`),
    ...(expected.not ?? []).filter((pattern) => pattern.test(text)).map((pattern) => `says ${pattern}`),
  ];
}

/** A shopper reads the cards below the text as well: names, amounts and parcels count as said. */
function saidAndShown({ text, cards }: Reply): string {
  const dollars = (minor: number) => `$${(minor / 100).toFixed(2)}`;
  return [
    text,
    ...cards.products.map(({ name, price }) => `${name} ${dollars(price)}`),
    ...(cards.cart?.lines ?? []).map(({ name, price }) =>
      price === undefined ? name : `${name} ${dollars(price)}`,
    ),
    ...(cards.cart ? [cards.cart.subtotal, cards.cart.shipping, cards.cart.total].map(dollars) : []),
    ...cards.orders.map(({ total, status }) => `${status} ${dollars(total)}`),
    ...cards.orders.flatMap(({ lines, parcels }) => [
      ...lines.map(({ name }) => name),
      ...parcels.map(({ carrier, trackingNumber }) => `${carrier} ${trackingNumber}`),
    ]),
  ].join("\n");
}

const shownProducts = ({ cards }: Reply, { products }: Truth): TrueProduct[] =>
  cards.products.flatMap(({ productId }) => {
    const product = [...products.values()].find((one) => one.productId === productId);
    return product ? [product] : [];
  });

function ofProducts(wanted: ProductsExpected, shown: readonly TrueProduct[]): string[] {
  const names = shown.map(({ name }) => name);
  const list = `[${names.join(", ")}]`;
  const { all, first, some = [], includes = [], excludes = [], atLeast, atMost } = wanted;
  const [top] = shown;
  // An array of filters is told from one filter.
  const filters = Array.isArray(some) ? some : [some];
  return [
    ...(all ? shown.filter((product) => !isWanted(product, all)) : []).map(
      ({ name }) => `shows "${name}", which is not ${JSON.stringify(all)}`,
    ),
    ...(first && !(top && isWanted(top, first)) ? [`shows ${list}, first not ${JSON.stringify(first)}`] : []),
    ...filters
      .filter((filter) => !shown.some((product) => isWanted(product, filter)))
      .map((filter) => `shows ${list}, none of them ${JSON.stringify(filter)}`),
    ...includes.filter((name) => !names.includes(name)).map((name) => `shows ${list} without "${name}"`),
    ...excludes.filter((name) => names.includes(name)).map((name) => `shows "${name}"`),
    ...(shown.length < (atLeast ?? 0) ? [`shows ${list}, fewer than ${atLeast}`] : []),
    ...(atMost !== undefined && shown.length > atMost ? [`shows ${list}, more than ${atMost}`] : []),
  ];
}

function ofCart(
  cart: readonly Line[],
  others: readonly (readonly Line[])[],
  after: readonly Line[],
): string[] {
  if ([cart, ...others].some((lines) => sameLines(lines, after))) return [];
  return [`the cart is [${after.join("; ")}] instead of [${cart.join("; ")}]`];
}

function ofOrders(
  includes: readonly OrderLabel[],
  excludes: readonly OrderLabel[],
  { cards }: Reply,
  { orders }: Truth,
): string[] {
  const isShown = (label: OrderLabel) =>
    cards.orders.some(({ orderId }) => orderId === orders[label]?.orderId);
  return [
    ...includes.filter((label) => !isShown(label)).map((label) => `does not show the ${label} order`),
    ...excludes.filter(isShown).map((label) => `shows the ${label} order`),
  ];
}

const titles: Readonly<Record<Topic, RegExp>> = {
  shipping: /shipping|deliver/i,
  returns: /return|refund/i,
  payment: /pay/i,
  warranty: /warrant|guarantee/i,
  privacy: /privacy/i,
  changes: /chang|cancel/i,
  contact: /contact/i,
  care: /sizes|care/i,
};

function ofSource(topics: Topic | readonly Topic[], title: string | undefined): string[] {
  const wanted: readonly Topic[] = typeof topics === "string" ? [topics] : topics;
  if (title !== undefined && wanted.some((topic) => titles[topic].test(title))) return [];
  return [`cites ${title ?? "nothing"} instead of ${wanted.join(" or ")}`];
}

function ofButton(line: Line, { final }: Reply, { products }: Truth): string[] {
  const { quantity, name, values } = partsOf(line);
  const product = products.get(name);
  const variant = product?.variants.find((one) => sameLines(one.values, values));
  const buttons = final?.data.action_buttons ?? [];
  const fits = buttons.some(
    (button) =>
      button.action === "add_to_cart" &&
      button.payload.productId === product?.productId &&
      button.payload.variantId === variant?.variantId &&
      button.payload.quantity === quantity,
  );
  return fits ? [] : [`has no button that adds "${line}"`];
}
