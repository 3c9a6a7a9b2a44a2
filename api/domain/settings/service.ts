import { type Actor, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { DomainError, type Issue } from "../errors.ts";
import { type MarketId, termsNamed, usualCountry } from "../markets/market.ts";
import { deliveryTerms, type DeliveryTerms as Terms } from "../shipping/terms.ts";
import { encodeSettings, type SettingsPart, type SettingsParts } from "./parts.ts";
import type { Settings, StoredSettings } from "./store.ts";
import type { StoreIdentity } from "./store-identity.ts";
import { type Theme, themeIssues, tokensOf } from "./theme.ts";

export type SettingsDeps = {
  readonly settings: Settings;
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
 * Replaces a part, with an audit entry. For staff. Throws CONFLICT when the part is at none of `versions`, and
 * VALIDATION_ERROR when it is too large to be stored or has colours that cannot be read.
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
  return deps.settings.change(
    part,
    (before) => {
      if (versions && !versions.includes(before.version))
        throw new DomainError("CONFLICT", {
          reason: `the settings were changed in the meantime and are at version ${before.version} now`,
        });
      return value;
    },
    auditEntry(deps, admin, "settings.changeSettings"),
  );
}
