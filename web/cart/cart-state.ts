import { batch, createEffect, createMemo, createRoot, createSignal } from "solid-js";
import { account, mayBeSignedIn } from "../lib/account-state.ts";
import { ask } from "../lib/api.ts";
import type { Cart, CartLine, Product } from "../lib/api-types.ts";
import { readCookie, writeCookie } from "../lib/cookies.ts";
import { Problem } from "../lib/problem.ts";
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

/** What is asked for, with what its row shows until the shop has answered. */
export type LineChange = WantedLine & Pick<CartLine, "name" | "imageUrl" | "price" | "available">;

const [confirmed, setConfirmed] = createSignal<Cart | undefined>();
const [pending, setPending] = createSignal<readonly LineChange[]>([]);
const [failure, setFailure] = createSignal<unknown>();

/** The cart as the shop last confirmed it, with what is being changed laid over it; undefined: not loaded. */
export const cart = createRoot(() =>
  createMemo(() => {
    const known = confirmed();
    return known && { ...known, items: pending().reduce(overlaid, known.items) };
  }),
);

createRoot(() =>
  createEffect(() => {
    const known = cart();
    if (known) setUnitCount(known.items.reduce((sum, line) => sum + line.quantity, 0));
  }),
);

/** Changes are on their way: totals are not final yet. */
export const settling = (): boolean => pending().length > 0;

export const cartFailure = failure;

/** One after the other, so that an answer never overwrites a later one. */
let queue: Promise<unknown> = Promise.resolve();
function inTurn(work: () => Promise<void>): Promise<void> {
  const done = queue.then(work);
  queue = done.catch(() => undefined);
  return done;
}

/** Loads the cart; a lost connection is kept in `cartFailure`. */
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
 * Shows the change at once and sends it after those before it. Rejects with what the shop said, and the cart is as it was.
 * A guest's cart is their browser's, so it has the change from this moment on, whatever becomes of the page.
 */
export async function setLine(change: LineChange): Promise<void> {
  const kept = isGuest() ? keepLine(change) : undefined;
  setPending((before) => [...before, change]);
  await inTurn(async () => {
    let undo = kept;
    try {
      if (!account()) undo ??= keepLine(change);
      const answer = await send(change);
      // Together, so that the row never shows what it was in between.
      batch(() => {
        setConfirmed(answer);
        forget(change);
      });
    } catch (error) {
      undo?.();
      forget(change);
      throw error;
    }
  });
}

/** Surely: who may be signed in is asked for first. */
const isGuest = (): boolean => !account() && !mayBeSignedIn();

const forget = (change: LineChange): void =>
  void setPending((before) => before.filter((one) => one !== change));

/** One more, or as many more as asked, of what is in the cart already. */
export async function addLine(change: LineChange): Promise<void> {
  if (!confirmed() && !isGuest()) await openCart();
  const lines = isGuest() ? guestLines() : cart()?.items;
  const held = lines?.find((line) => sameLine(line, change))?.quantity ?? 0;
  await setLine({ ...change, quantity: held + change.quantity });
}

/**
 * The guest's lines into the account that has just signed in. Run twice it changes nothing; the guest's cart is kept
 * until it has worked. Answers how many lines could not come along.
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
    api.cart.merge.$post({ json: { items: requested(items) } }, { headers }),
  );
  saveGuestLines([]);
  return answer;
}

/** After an order or a sign-out: what is known is not true any more. */
export async function reopenCart(): Promise<void> {
  setConfirmed(undefined);
  await openCart();
}

/** The product, or one variant of it, as a change of the cart. */
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
    const headers = await asShopper();
    return ask<Cart>((api) => api.cart.$post({ json }, { headers }));
  }
  const answer = await quoted(guestLines());
  const line = answer.items.find((one) => sameLine(one, json));
  if (line?.problem === "out_of_stock" && quantity > (confirmedQuantity(change) ?? 0))
    throw new Problem("OUT_OF_STOCK", shortage(line.available), 409);
  return answer;
}

/** Into the guest's cookie; what it answers puts the line back as it was, unless it was changed again. Throws CART_FULL. */
function keepLine({ productId, variantId, quantity, price }: LineChange): () => void {
  const line = { productId, ...(variantId !== undefined && { variantId }), quantity, price };
  const before = guestLines();
  const next = withLine(before, line);
  if (!next) throw new Problem("CART_FULL", "Your cart is full. Sign in to keep more in it.", 0);
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

/** How many there are, in words. */
export const shortage = (available: number): string =>
  available === 0 ? "This has just sold out." : `Only ${available} left: you cannot have more.`;

async function accountCart(): Promise<Cart> {
  const left = guestLines();
  if (left.length === 0)
    return ask<Cart>(async (api) => api.cart.$get({ query: {} }, { headers: await asShopper() }));
  // What could not come along at sign-in, or was put in before this page had its script.
  const { dropped: _, ...rest } = await merged(left);
  return rest;
}

/** A guest's lines at today's prices, with those that have changed marked as the API marks an account's. */
async function quoted(lines: readonly WantedLine[]): Promise<Cart> {
  const answer = await ask<Cart>((api) => api.cart.quote.$post({ json: { items: requested(lines) } }));
  return {
    ...answer,
    items: answer.items.map((line) => {
      const price = lines.find((one) => sameLine(one, line))?.price ?? line.currentPrice;
      const changed = line.problem === undefined && price !== line.currentPrice;
      return changed ? { ...line, price, problem: "price_changed" as const } : { ...line, price };
    }),
  };
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
