import { type Actor, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import type { Categories } from "../catalog/categories.ts";
import type { Products } from "../catalog/store.ts";
import { DomainError, type Issue } from "../errors.ts";
import { booksLost, type LostBook } from "../markets/books.ts";
import {
  defaultId,
  type MarketId,
  type MarketsSettings,
  termsNamed,
  usualCountry,
} from "../markets/market.ts";
import { ownCurrency } from "../markets/price-issues.ts";
import { stepOf } from "../money.ts";
import { deliveryTerms, type DeliveryTerms as Terms } from "../shipping/terms.ts";
import { encodeSettings, type SettingsPart, type SettingsParts } from "./parts.ts";
import type { Settings, StoredSettings } from "./store.ts";
import type { StoreIdentity } from "./store-identity.ts";
import { type Theme, themeIssues, tokensOf } from "./theme.ts";

export type SettingsDeps = {
  readonly settings: Settings;
  readonly products: Pick<Products, "countPriced">;
  readonly categories: Pick<Categories, "list">;
  readonly now: () => number;
  readonly newId: () => string;
};
/** `version` is the one that the change was made on. */
export type SettingsChange<P extends SettingsPart> = {
  readonly part: P;
  readonly value: SettingsParts[P];
  /** The versions that may be replaced; undefined: whatever stands. */
  readonly versions: readonly number[] | undefined;
};

/** Below the 400 KB that DynamoDB stores in an item, of which an audit entry holds two. */
const maxLength = 180_000;

/** What delivery costs within `country` before a destination is known. Amounts in minor units. */
export type DeliveryTerms = Terms & StoreIdentity["deliveryDays"] & { readonly country: string };

/**
 * Who the shop is to the customers of a market, in its currency, and its usual delivery: within the shop's own country, or
 * the market's first one where it does not sell to that. For anybody. Throws VALIDATION_ERROR (no such market).
 */
export async function showStore(
  deps: { readonly settings: Pick<Settings, "read"> },
  _actor: Actor,
  named: { readonly market?: MarketId | undefined } = {},
): Promise<StoreIdentity & { readonly delivery: DeliveryTerms }> {
  const [store, shipping, taxes, markets] = await Promise.all([
    deps.settings.read("store"),
    deps.settings.read("shipping"),
    deps.settings.read("taxes"),
    deps.settings.read("markets"),
  ]);
  const terms = termsNamed(markets, store, named);
  const { currency, bookId: book } = terms.book;
  const country = usualCountry(terms, taxes.home.country);
  return {
    ...store,
    currency,
    delivery: { ...deliveryTerms(shipping, { country, book, currency }), ...store.deliveryDays, country },
  };
}

/** What a look would make of the design tokens, and which of its colours cannot be read. Saves nothing. For staff. */
export async function tryTheme(
  _deps: Pick<SettingsDeps, "settings">,
  actor: Actor,
  theme: Theme,
): Promise<{ readonly tokens: Readonly<Record<string, string>>; readonly issues: readonly Issue[] }> {
  requireStaff(actor, "settings:read");
  return { tokens: tokensOf(theme), issues: themeIssues(theme) };
}

/** A part with its version. For staff. */
export async function showSettings<P extends SettingsPart>(
  deps: Pick<SettingsDeps, "settings">,
  actor: Actor,
  part: P,
): Promise<StoredSettings<P>> {
  requireStaff(actor, "settings:read");
  return deps.settings.find(part);
}

/**
 * Replaces a part, with an audit entry. For staff. Throws CONFLICT when the part is at none of `versions`, would change the
 * currency of a book in which products have prices or delete such a book, or would give the store a currency of other decimals
 * while it sells; VALIDATION_ERROR when it is too large to be stored or has colours that cannot be read.
 */
export async function changeSettings<P extends SettingsPart>(
  deps: SettingsDeps,
  actor: Actor,
  { part, value, versions }: SettingsChange<P>,
): Promise<StoredSettings<P>> {
  const admin = requireStaff(actor, "settings:write");
  if (JSON.stringify(encodeSettings(part, value)).length > maxLength)
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "", message: `must be at most ${maxLength} characters long as JSON` }],
    });
  const issues = "theme" in value ? themeIssues(value.theme) : [];
  if (issues.length > 0) throw new DomainError("VALIDATION_ERROR", { issues });
  if ("theme" in value) await mustKeepDecimals(deps, value);
  const checked = "books" in value ? await mustKeepBooks(deps, value) : undefined;
  return deps.settings.change(
    part,
    (before) => {
      if (checked !== undefined && checked !== before.version) throw changedMeanwhile(before.version);
      if (versions && !versions.includes(before.version)) throw changedMeanwhile(before.version);
      return value;
    },
    auditEntry(deps, admin, "settings.changeSettings"),
  );
}

const changedMeanwhile = (version: number): DomainError =>
  new DomainError("CONFLICT", {
    reason: `the settings were changed in the meantime and are at version ${version} now`,
  });

/** Counting stops here: it refuses as well as any higher number. */
const mostCounted = 1_000;

/** Throws CONFLICT for a currency in which the prices of what is on sale would be no amounts, or a hundred times as high. */
async function mustKeepDecimals(
  { settings, categories }: SettingsDeps,
  { currency }: StoreIdentity,
): Promise<void> {
  const [markets, store] = await Promise.all([settings.read("markets"), settings.find("store")]);
  const was = ownCurrency(markets, store.value);
  const becomes = ownCurrency(markets, { currency });
  if (stepOf(was) === stepOf(becomes)) return;
  const count = await onSale(categories);
  if (count === 0) return;
  const some = count === 1 ? "1 product is" : `${count.toLocaleString("en")} products are`;
  const message = `The currency cannot be changed from ${was} to ${becomes}, because only one of them has decimals and ${some} on sale. Take them off sale first, or open a market whose book is in ${becomes}.`;
  throw new DomainError(
    "CONFLICT",
    { reason: message, issues: [{ path: "currency", message }] },
    { message },
  );
}

const onSale = async (categories: SettingsDeps["categories"]): Promise<number> =>
  (await categories.list()).reduce((sum, one) => sum + one.count, 0);

/** The version of the markets whose books a change keeps. Throws CONFLICT for books that have prices. */
async function mustKeepBooks(
  { settings, products, categories }: SettingsDeps,
  value: MarketsSettings,
): Promise<number> {
  const [before, store] = await Promise.all([settings.find("markets"), settings.find("store")]);
  for (const lost of booksLost(before.value, value, store.value)) {
    const count =
      lost.bookId === defaultId
        ? await onSale(categories)
        : await products.countPriced(lost.bookId, mostCounted);
    if (count > 0) throw bookInUse(lost, value, count);
  }
  return before.version;
}

function bookInUse({ bookId, was, becomes }: LostBook, value: MarketsSettings, count: number): DomainError {
  const some = `${count === mostCounted ? "1,000 or more products have" : count === 1 ? "1 product has" : `${count.toLocaleString("en")} products have`} a price in it`;
  const place = value.books.findIndex((book) => book.bookId === bookId);
  const reason =
    becomes === undefined
      ? `The book ${bookId} cannot be deleted: ${some}. Remove those prices first.`
      : `The currency of the book ${bookId} cannot be changed from ${was} to ${becomes}: ${some}. Make a new book instead.`;
  const path = becomes === undefined ? "books" : `books.${place}.currency`;
  return new DomainError("CONFLICT", { reason, issues: [{ path, message: reason }] }, { message: reason });
}
