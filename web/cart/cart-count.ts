import { createSignal } from "solid-js";
import { readCookie } from "../lib/cookies.ts";
import { guestCookie, readGuestLines } from "./guest-cart.ts";

/** Number of units in the cart, shown in the header. */
export const [unitCount, setUnitCount] = createSignal(0);

/** Counts a guest's cart from its cookie, without a request. */
export const countGuestCart = (): void =>
  void setUnitCount(readGuestLines(readCookie(guestCookie)).reduce((sum, line) => sum + line.quantity, 0));
