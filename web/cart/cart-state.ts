import { batch, createEffect, createMemo, createRoot, createSignal } from "solid-js";
import { account, mayBeSignedIn } from "../lib/account-state.ts";
import { ask } from "../lib/api.ts";
import type { Cart, CartLine, Place, Product } from "../lib/api-types.ts";
import { readCookie, writeCookie } from "../lib/cookies.ts";
import { isCut, Problem } from "../lib/problem.ts";
import { asShopper, openSession } from "../lib/session.ts";
import { setUnitCount } from "./cart-count.ts";
import {
  guestCookie,
  readGuestLines,
  requested,
  sameLine,
  type WantedLine,
  withLine,
  writeGuestLines,
} from "./guest-cart.ts";
import { staysOpen } from "./leaving.ts";

/** A requested change of a line, with what its row shows until the API has answered. */
export type LineChange = WantedLine & Pick<CartLine, "name" | "imageUrl" | "price" | "available">;

const [confirmed, setConfirmed] = createSignal<Cart | undefined>();
const [pendingChanges, setPendingChanges] = createSignal<readonly LineChange[]>([]);
const [failure, setFailure] = createSignal<unknown>();

/** The cart as last confirmed by the API, with pending changes applied; undefined until it is loaded. */
export const cart = createRoot(() =>
  createMemo(() => {
    const known = confirmed();
    return known && { ...known, items: pendingChanges().reduce(overlaid, known.items) };
  }),
);

createRoot(() =>
  createEffect(() => {
    const known = cart();
    if (known) setUnitCount(known.items.reduce((sum, line) => sum + line.quantity, 0));
  }),
);

/** True while changes are pending, so totals are not final. */
export const hasPendingChanges = (): boolean => pendingChanges().length > 0;

export const cartFailure = failure;

/** Requests run one after the other, so that an older response never overwrites a newer one. */
let queue: Promise<unknown> = Promise.resolve();
function inTurn(work: () => Promise<void>): Promise<void> {
  const done = queue.then(work);
  queue = done.catch(() => undefined);
  return done;
}

/** Loads the cart; a failure is stored in `cartFailure`. */
export function openCart(): Promise<void> {
  return inTurn(async () => {
    try {
      setConfirmed((await openSession()) ? await accountCart() : await quoted(guestLines()));
      setFailure(undefined);
    } catch (error) {
      setFailure(error);
    }
  });
}

/**
 * Shows the change at once and sends it after earlier ones. When the API refuses it, rejects with the Problem
 * and the cart shows its previous state. A guest's change is in the cookie from this moment on, even if the
 * page is left.
 */
export async function setLine(change: LineChange): Promise<void> {
  const kept = isGuest() ? keepLine(change) : undefined;
  setPendingChanges((pending) => [...pending, change]);
  await inTurn(async () => {
    let undo = kept;
    try {
      if (!account()) undo ??= keepLine(change);
      const answer = await send(change);
      // Batched, so that the row never shows an intermediate state.
      batch(() => {
        setConfirmed(answer);
        forget(change);
      });
    } catch (error) {
      if (!isCut(error) || (await staysOpen())) undo?.();
      forget(change);
      throw error;
    }
  });
}

/** Whoever may be signed in is checked first, so a signed-in shopper is never treated as a guest. */
const isGuest = (): boolean => !account() && !mayBeSignedIn();

const forget = (change: LineChange): void =>
  void setPendingChanges((pending) => pending.filter((one) => one !== change));

/** Adds to the quantity that is already in the cart. */
export async function addLine(change: LineChange): Promise<void> {
  if (!confirmed() && !isGuest()) await openCart();
  const lines = isGuest() ? guestLines() : cart()?.items;
  const held = lines?.find((line) => sameLine(line, change))?.quantity ?? 0;
  await setLine({ ...change, quantity: held + change.quantity });
}

/**
 * Merges the guest's cart into the account that has just signed in. Idempotent; the guest's cart is kept
 * until it has succeeded. Returns the number of lines that could not be merged.
 */
export async function mergeGuestCart(): Promise<number> {
  const items = guestLines();
  if (items.length === 0) {
    await openCart();
    return 0;
  }
  const { dropped, ...rest } = await merged(items);
  setConfirmed(rest);
  return dropped.length;
}

async function merged(
  items: readonly WantedLine[],
): Promise<Cart & { readonly dropped: readonly unknown[] }> {
  const headers = await asShopper();
  const answer = await ask<Cart & { readonly dropped: readonly unknown[] }>((api) =>
    api.cart.merge.$post({ query: {}, json: { items: requested(items) } }, { headers }),
  );
  saveGuestLines([]);
  return answer;
}

/** Reloads the cart after an order or a sign-out. */
export async function reopenCart(): Promise<void> {
  setConfirmed(undefined);
  await openCart();
}

/** A line change for the product or one of its variants. */
export const lineChange = (
  product: Pick<Product, "productId" | "name" | "imageUrl" | "price" | "available">,
  variant: Product["variants"][number] | undefined,
  quantity: number,
): LineChange => ({
  productId: product.productId,
  ...(variant && { variantId: variant.id }),
  quantity,
  name: variant ? `${product.name}, ${Object.values(variant.options).join(", ")}` : product.name,
  imageUrl: variant?.imageUrl ?? product.imageUrl,
  price: variant?.price ?? product.price,
  available: variant?.available ?? product.available,
});

async function send(change: LineChange): Promise<Cart> {
  const { productId, variantId, quantity } = change;
  const json = { productId, ...(variantId !== undefined && { variantId }), quantity };
  if (account()) {
    // Sent to its end although the page is left meanwhile.
    const options = { headers: await asShopper(), init: { keepalive: true } };
    return ask<Cart>((api) => api.cart.$post({ query: {}, json }, options));
  }
  const answer = await quoted(guestLines());
  const line = answer.items.find((one) => sameLine(one, json));
  if (line?.problem === "out_of_stock" && quantity > (confirmedQuantity(change) ?? 0))
    throw new Problem("OUT_OF_STOCK", shortage(line.available), 409);
  return answer;
}

/**
 * Writes the line to the guest's cookie. Returns a function that restores the previous line unless it was
 * changed again. Throws CART_FULL.
 */
function keepLine({ productId, variantId, quantity, price }: LineChange): () => void {
  const line = { productId, ...(variantId !== undefined && { variantId }), quantity, price };
  const before = guestLines();
  const next = withLine(before, line);
  if (!next) throw new Problem("CART_FULL", "Your cart is full. Sign in to add more items.", 0);
  saveGuestLines(next);
  return () => {
    const now = guestLines();
    if ((now.find((one) => sameLine(one, line))?.quantity ?? 0) !== quantity) return;
    const old = before.find((one) => sameLine(one, line)) ?? { ...line, quantity: 0 };
    saveGuestLines(withLine(now, old) ?? now);
  };
}

const confirmedQuantity = (change: WantedLine): number | undefined =>
  confirmed()?.items.find((line) => sameLine(line, change))?.quantity;

/** A message that says how many are available. */
export const shortage = (available: number): string =>
  available === 0 ? "This item has just sold out." : `Only ${available} left in stock.`;

async function accountCart(): Promise<Cart> {
  const left = guestLines();
  if (left.length === 0)
    return ask<Cart>(async (api) => api.cart.$get({ query: {} }, { headers: await asShopper() }));
  // A guest's lines that remain from an incomplete merge or from before hydration.
  const { dropped: _, ...rest } = await merged(left);
  return rest;
}

/** A guest's lines at current prices, marked like an account's where a price has changed. */
async function quoted(
  lines: readonly WantedLine[],
  shippingAddress?: Destination,
  shippingMethodId?: string,
): Promise<Cart> {
  const json = {
    items: requested(lines),
    ...(shippingAddress && { shippingAddress }),
    ...(shippingMethodId && { shippingMethodId }),
  };
  const answer = await ask<Cart>((api) => api.cart.quote.$post({ query: {}, json }));
  return {
    ...answer,
    items: answer.items.map((line) => {
      const price = lines.find((one) => sameLine(one, line))?.price ?? line.currentPrice;
      const changed = line.problem === undefined && price !== line.currentPrice;
      return changed ? { ...line, price, problem: "price_changed" as const } : { ...line, price };
    }),
  };
}

type Destination = Pick<Place, "country"> & Partial<Place>;

/** The guest's cart with shipping and tax for a destination. */
export const quoteGuestCart = (shippingAddress: Destination, shippingMethodId?: string): Promise<Cart> =>
  quoted(guestLines(), shippingAddress, shippingMethodId);

/** The guest's lines as an order asks for them. */
export const guestItems = () => requested(guestLines());

/** Takes what a guest has bought out of the guest's cart; what was added since stays. */
export function takeBought(items: readonly WantedLine[]): void {
  saveGuestLines(
    items.reduce((lines, item) => {
      const held = lines.find((line) => sameLine(line, item));
      return held ? (withLine(lines, { ...held, quantity: held.quantity - item.quantity }) ?? lines) : lines;
    }, guestLines()),
  );
}

/** Adds an order's lines to the guest's cart, at most as many as there are; answers how many do not fit or are not sold. */
export async function reorderAsGuest(items: readonly WantedLine[]): Promise<number> {
  const { items: sold } = await ask<Cart>((api) =>
    api.cart.quote.$post({ query: {}, json: { items: requested(items) } }),
  );
  const lines = sold.filter(({ problem, available }) => problem !== "unavailable" && available > 0);
  const next = lines.reduce((held, { productId, variantId, quantity, currentPrice, available }) => {
    const line = { productId, ...(variantId !== undefined && { variantId }), price: currentPrice };
    return withLine(held, { ...line, quantity: Math.min(quantity, available) }) ?? held;
  }, guestLines());
  saveGuestLines(next);
  return items.filter((item) => !next.some((line) => sameLine(line, item))).length;
}

const guestLines = (): WantedLine[] => readGuestLines(readCookie(guestCookie));

function saveGuestLines(lines: readonly WantedLine[]): void {
  writeCookie(guestCookie, writeGuestLines(lines), lines.length === 0 ? -1 : 30);
}

function overlaid(items: readonly CartLine[], change: LineChange): CartLine[] {
  if (change.quantity === 0) return items.filter((line) => !sameLine(line, change));
  if (items.some((line) => sameLine(line, change)))
    return items.map((line) => (sameLine(line, change) ? { ...line, quantity: change.quantity } : line));
  return [...items, { ...change, currentPrice: change.price, addedAt: 0 }];
}
