import { stateCodeOf, territories } from "../addresses/state.ts";
import { dateFormat } from "../formats.ts";

/** Where something is delivered to: ISO 3166-1 alpha-2 country, state by code or name, postal code. */
export type Destination = {
  readonly country: string;
  readonly state?: string | undefined;
  readonly zipCode?: string | undefined;
};

/** A destination as taxes see it. `isOutside`: it belongs to the country, and not to the area that the country taxes. */
export type TaxPlace = { readonly country: string; readonly state: string; readonly isOutside: boolean };

/** The European Union for VAT on goods. Northern Ireland (XI) belongs to it. */
export const euMembers: ReadonlySet<string> = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI".split(" "),
);

/** `as`: taxed as another country is. Without it: outside the area that the country taxes, so delivery there is an export. */
type Territory = { readonly country: string; readonly postal: RegExp; readonly as?: string };

/**
 * Territories that have no country code of their own, by their postal codes.
 * https://taxation-customs.ec.europa.eu/taxation/vat/vat-topics/territorial-status-eu-countries-and-certain-territories_en
 */
const special: readonly Territory[] = [
  { country: "ES", postal: /^(35|38|51|52)/ }, // Canary Islands, Ceuta, Melilla
  { country: "DE", postal: /^(78266|27498)/ }, // Büsingen, Heligoland
  { country: "IT", postal: /^(23041|23030|22061)/ }, // Livigno, Campione
  { country: "FI", postal: /^22/ }, // Åland
  { country: "GR", postal: /^(63086|63087)/ }, // Mount Athos
  { country: "FR", postal: /^9[78]/ }, // overseas
  { country: "GB", postal: /^BT/i, as: "XI" }, // Northern Ireland
  { country: "GB", postal: /^(JE|GY)/i }, // Jersey, Guernsey
];

/** Countries with a code of their own that are taxed as another. */
const alike: Readonly<Record<string, string>> = { MC: "FR", IM: "GB" };

/** The place whose taxes a delivery is under. Territories of the United States are states of it. */
export function taxPlaceOf(destination: Destination): TaxPlace {
  const code = destination.country.toUpperCase();
  const state = stateCodeOf(code, destination.state ?? "");
  if (territories.has(code)) return { country: "US", state: code, isOutside: false };
  const postal = (destination.zipCode ?? "").replace(/\s/g, "");
  const territory = special.find((one) => one.country === code && one.postal.test(postal));
  if (territory && !territory.as) return { country: code, state, isOutside: true };
  return { country: territory?.as ?? alike[code] ?? code, state, isOutside: false };
}

/** Northern Ireland has the rates of the United Kingdom. */
export const ratesCountryOf = (country: string): string => (country === "XI" ? "GB" : country);

const isCode = /^[A-Z]{2}$/;

/** The zone whose midnight begins a day in a country: that of its capital or of most of its people. */
const zones: Readonly<Record<string, string>> = {
  US: "America/New_York",
  CA: "America/Toronto",
  AU: "Australia/Sydney",
  NZ: "Pacific/Auckland",
  PT: "Europe/Lisbon",
  ES: "Europe/Madrid",
  XI: "Europe/London",
};

/** The day (ISO date) that it is in a country: a new rate begins at its midnight, not at that of the server. */
export function dayIn(country: string, at: number): string {
  return dateFormat("sv-SE", { timeZone: zoneOf(country), dateStyle: "short" }).format(at);
}

/** Kept, because looking one up takes longer than a whole quote. */
const known = new Map<string, string>(Object.entries(zones));

function zoneOf(country: string): string {
  const zone = known.get(country) ?? onlyZone(country) ?? "UTC";
  // What is no country is not kept: there is no end of it.
  if (isCode.test(country)) known.set(country, zone);
  return zone;
}

function onlyZone(country: string): string | undefined {
  if (!isCode.test(country)) return undefined;
  // TypeScript's library does not have it yet: https://tc39.es/proposal-intl-locale-info
  const locale: Intl.Locale & { getTimeZones?: () => readonly string[] | undefined } = new Intl.Locale(
    `und-${country}`,
  );
  return locale.getTimeZones?.()?.[0];
}
