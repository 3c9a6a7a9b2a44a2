import { showProduct } from "../../api/domain/catalog/service.ts";
import type { Products } from "../../api/domain/catalog/store.ts";
import type { ActionButton } from "../../api/domain/chat/protocol.ts";
import { DomainError, type ErrorCode } from "../../api/domain/errors.ts";
import type { Market, PricedBook } from "../../api/domain/markets/market.ts";
import { resolveMarket } from "../../api/domain/markets/service.ts";
import type { Currency } from "../../api/domain/money.ts";
import { showStore } from "../../api/domain/settings/service.ts";
import type { Settings } from "../../api/domain/settings/store.ts";
import { dateIn, type Money, moneyIn, shortMoneyIn } from "../../api/domain/written.ts";
import type { InMarket, ToolOutcome } from "./tool.ts";

/** How amounts and dates are written in a market, and in which currency and by which book it sells. */
export type Writing = {
  readonly market: Market;
  readonly book: PricedBook;
  readonly currency: Currency;
  readonly locale: string;
  readonly money: Money;
  readonly shortMoney: Money;
  readonly date: (time: number) => string;
};

/** What every tool that answers amounts or dates needs. */
export type WritingDeps = { readonly settings: Pick<Settings, "read"> };

/** A market's way of writing, as its pages have it. Throws VALIDATION_ERROR (no such market). */
export async function writingOf(deps: WritingDeps, { actor, market: named }: InMarket): Promise<Writing> {
  const [store, { market, book }] = await Promise.all([
    showStore(deps, actor),
    resolveMarket(deps, { market: named }),
  ]);
  const { currency } = book;
  const locale = market.locales[0] ?? store.locale;
  // The words around a date are in the store's language.
  const dates = languageOf(locale) === languageOf(store.locale) ? locale : store.locale;
  return {
    market,
    book,
    currency,
    locale,
    money: moneyIn(locale, currency),
    shortMoney: shortMoneyIn(locale, currency),
    date: dateIn(dates),
  };
}

const languageOf = (locale: string): string | undefined => locale.split("-")[0];

/** What a shopper is told when something cannot be done. `code` is the DomainError's, or a tool's own. */
export const refusal = (code: string, message: string): ToolOutcome => ({ facts: { error: code, message } });

/** A DomainError as facts; of what is not sold in the market, with its name. */
export async function refusalOf(
  deps: WritingDeps & { readonly products: Products },
  { actor, market: named }: InMarket,
  error: DomainError,
): Promise<ToolOutcome> {
  if (isOfMarket(error)) return refusal("MARKET_CLOSED", marketClosed);
  const line = DomainError.is(error, "NOT_SOLD_HERE") ? error.details.lines[0] : undefined;
  if (!line) return refusal(error.code, messageOf(error));
  const [{ market }, product] = await Promise.all([
    resolveMarket(deps, { market: named }),
    // By its name in the default market, which has it.
    showProduct(deps, actor, { idOrSlug: line.productId }).catch(() => undefined),
  ]);
  const options = Object.values(product?.variants.find(({ id }) => id === line.variantId)?.options ?? {});
  const name = product && `The ${product.name}${options.length > 0 ? ` (${options.join(", ")})` : ""}`;
  const place = market.isDefault ? "here" : `in ${market.name}`;
  return refusal(error.code, `${name ?? "This product"} isn't sold ${place}.`);
}

/** Whether the market is what is wrong: it was open when the turn began. */
const isOfMarket = (error: DomainError): boolean =>
  DomainError.is(error, "VALIDATION_ERROR") && error.details.issues.some(({ path }) => path === "market");

const marketClosed = "We no longer sell in this part of the shop. Please reload the page to go on.";

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
  NOT_SOLD_HERE: "This product isn't sold here.",
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
