import { guestCookie } from "../../cart/guest-cart.ts";
import { forgetRecent } from "../../catalog/recent-products.ts";
import { rememberChat } from "../../chat/remembered.ts";
import type { Account } from "../../lib/account-state.ts";
import { ask } from "../../lib/api.ts";
import { writeCookie } from "../../lib/cookies.ts";
import { Problem } from "../../lib/problem.ts";
import { asShopper } from "../../lib/session.ts";
import { forgetOrderLinks } from "../../orders/order-link.ts";
import { sayingWhen } from "./try-again.ts";

/** Saves everything that the store keeps about the account as a JSON file. Throws a Problem. */
export async function downloadData(): Promise<void> {
  const data = await ask<unknown>(async (api) =>
    api.me.export.$get({}, { headers: await asShopper() }),
  ).catch(sayingWhen("Too many downloads."));
  const file = new Blob([`${JSON.stringify(data, null, 2)}\n`], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `account-data-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  // Some browsers read the file only after the press has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Closes the account for good; the sign-in of this browser is left to end. Throws a Problem, but not where another tab was faster. */
export const closeAccount = async (password: string): Promise<void> => {
  try {
    await ask(async (api) =>
      api.me.close.$post({ json: { password } }, { headers: await asShopper() }),
    ).catch(sayingWhen("Too many attempts."));
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "USER_NOT_FOUND") throw error;
  }
};

/** Deletes what this browser keeps of whoever had the account. */
export function forgetShopper({ userId, email }: Pick<Account, "userId" | "email">): void {
  writeCookie(guestCookie, "", -1);
  forgetOrderLinks(email);
  forgetRecent();
  rememberChat(userId, undefined);
}
