import { query } from "@solidjs/router";
import { ask } from "../lib/api.ts";
import type { Cart } from "../lib/api-types.ts";
import { currentVisit } from "../lib/visit.ts";
import { guestCookie, readGuestLines, requested } from "./guest-cart.ts";

/**
 * A guest's cart for a page that is made on the server, so that it works before and without script. null where the cart
 * is the browser's to load: on its own navigations, and for whoever may be signed in.
 */
export const loadGuestCart = query(async (): Promise<Cart | null> => {
  const visit = currentVisit();
  if (!visit || visit.cookies["signedIn"] === "1") return null;
  const items = requested(readGuestLines(visit.cookies[guestCookie]));
  return ask<Cart>((api) => api.cart.quote.$post({ json: { items } }));
}, "guest-cart");
