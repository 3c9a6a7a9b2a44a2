import { query } from "@solidjs/router";
import { ask } from "../lib/api.ts";
import type { Cart } from "../lib/api-types.ts";
import { currentVisit } from "../lib/visit.ts";
import { marketQuery } from "../market/market.ts";
import { guestCookie, readGuestLines, requested } from "./guest-cart.ts";

/**
 * A guest's cart for a server-rendered page, so that the page works without JavaScript. null where the
 * browser loads the cart: on navigation within the page, and for shoppers who may be signed in.
 */
export const loadGuestCart = query(async (): Promise<Cart | null> => {
  const visit = currentVisit();
  if (!visit || visit.cookies["signedIn"]) return null;
  const items = requested(readGuestLines(visit.cookies[guestCookie]));
  return ask<Cart>((api) => api.cart.quote.$post({ query: marketQuery(), json: { items } }));
}, "guest-cart");
