import { createSignal } from "solid-js";
import { readCookie } from "../lib/cookies.ts";

/** Number of units in the cart, shown in the header. */
export const [unitCount, setUnitCount] = createSignal(0);

/**
 * Counts a guest's cart from its cookie (see guest-cart.ts), without a request and without the code of the cart: every page
 * shows the number.
 */
export const countGuestCart = (): void => void setUnitCount(unitsIn(readCookie("cart") ?? ""));

/** The third part of each line is its quantity. */
export const unitsIn = (cookie: string): number =>
  cookie.split(".").reduce((sum, line) => sum + (Number(line.split("~")[2]) || 0), 0);
