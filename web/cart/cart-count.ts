import { createSignal } from "solid-js";
import { readCookie } from "../lib/cookies.ts";
import { guestCookie, readGuestLines } from "./guest-cart.ts";

/** Units in the cart, for the header. */
export const [unitCount, setUnitCount] = createSignal(0);

/** A guest's, known without asking the shop. */
export const countGuestCart = (): void =>
  void setUnitCount(readGuestLines(readCookie(guestCookie)).reduce((sum, line) => sum + line.quantity, 0));
