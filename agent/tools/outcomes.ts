import type { Actor } from "../../api/domain/actor.ts";
import type { ActionButton } from "../../api/domain/chat/protocol.ts";
import { DomainError, type ErrorCode } from "../../api/domain/errors.ts";
import type { Currency } from "../../api/domain/money.ts";
import { showStore } from "../../api/domain/settings/service.ts";
import type { Settings } from "../../api/domain/settings/store.ts";
import { dateIn, type Money, moneyIn, shortMoneyIn } from "../../api/domain/written.ts";
import type { ToolOutcome } from "./tool.ts";

/** How the shop writes amounts and dates, and what currency its prices are in. */
export type Writing = {
  readonly currency: Currency;
  readonly locale: string;
  readonly money: Money;
  readonly shortMoney: Money;
  readonly date: (time: number) => string;
};

/** What every tool that answers amounts or dates needs. */
export type WritingDeps = { readonly settings: Pick<Settings, "read"> };

/** The shop's way of writing, as its pages have it. */
export async function writingOf(deps: WritingDeps, actor: Actor): Promise<Writing> {
  const { currency, locale } = await showStore(deps, actor);
  return {
    currency,
    locale,
    money: moneyIn(locale, currency),
    shortMoney: shortMoneyIn(locale, currency),
    date: dateIn(locale),
  };
}

/** What a shopper is told when something cannot be done. `code` is the DomainError's, or a tool's own. */
export const refusal = (code: string, message: string): ToolOutcome => ({ facts: { error: code, message } });

/** A DomainError as facts. */
export const refusalOf = (error: DomainError): ToolOutcome => refusal(error.code, messageOf(error));

const signInButton: ActionButton = { text: "Sign in", action: "sign_in", payload: { path: "/sign-in" } };

/** The answer to a guest who asks for what an account has. */
export const signInFirst = (...buttons: readonly ActionButton[]): ToolOutcome => ({
  facts: { signInNeeded: true },
  buttons: [signInButton, ...buttons],
});

/** The same of orders: those without an account are opened by their link. */
export const signInOrTrack = (): ToolOutcome => {
  const { facts, buttons = [] } = signInFirst({
    text: "Track an order",
    action: "open",
    payload: { path: "/track" },
  });
  return { facts: { ...facts, withoutAccount }, buttons };
};

const withoutAccount =
  "If you ordered without an account, open the link in your order email, or choose “Track an order” and we'll email you a new one.";

const messages: Partial<Record<ErrorCode, string>> = {
  PRODUCT_NOT_FOUND: "This product isn't in the shop, or is no longer on sale.",
  ORDER_NOT_FOUND: "There's no such order in your account.",
  OUT_OF_STOCK: "There aren't that many left.",
  UNAUTHORIZED: "Sign in to continue.",
  FORBIDDEN: "Your account doesn't have permission to do this.",
  SERVICE_UNAVAILABLE: "This isn't available at the moment. Please try again shortly.",
  RATE_LIMITED: "That was too many requests at once. Please wait a moment and try again.",
};

function messageOf(error: DomainError): string {
  if (DomainError.is(error, "VALIDATION_ERROR"))
    return error.details.issues.map(({ path, message }) => sentenceOf(`${path} ${message}`)).join(" ");
  if (DomainError.is(error, "CONFLICT")) return sentenceOf(error.details.reason);
  return messages[error.code] ?? "That isn't possible.";
}

/** "quantity must be at least 1" → "Quantity must be at least 1." */
function sentenceOf(text: string): string {
  const words = text.trim();
  return words === "" ? "" : `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/[.]$/, "")}.`;
}
