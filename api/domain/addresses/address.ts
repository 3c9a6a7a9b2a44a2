import type { Issue } from "../errors.ts";
import { type CountryData, countryCodeOf, countryData } from "./country.ts";
import { cityLabel, postalCodeLabel, stateLabel } from "./labels.ts";
import { readPostalCode } from "./postal-code.ts";
import { readState } from "./state.ts";

/** A postal address. Fields that the country's post does not use are empty. */
export type Address = {
  readonly name?: string | undefined;
  /** Street and number, or what takes their place. */
  readonly street: string;
  /** Apartment, building, district: what stands on a second line. */
  readonly street2?: string | undefined;
  readonly city: string;
  /** The state's code where the post writes codes (US, CA, AU, BR, IT), else its name. */
  readonly state: string;
  readonly zipCode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone?: string | undefined;
};

/** Where an order goes, as far as tax and shipping depend on it. */
export type Place = { readonly country: string; readonly state: string };

/**
 * An address as the post of its country wants it, from what people write: the country by code or English name, the state
 * by code or name, the postal code in any spelling. Else what is missing or wrong, by field.
 */
export function readAddress<Typed extends Address>(
  typed: Typed,
): { readonly address: Typed } | { readonly issues: readonly Issue[] } {
  const code = countryCodeOf(typed.country);
  const country = code === undefined ? undefined : countryData(code);
  if (code === undefined || !country) return { issues: [unknownCountry(typed.country)] };
  const issues: Issue[] = [];
  const city = typed.city.trim();
  if (city === "" && country.required.includes("C"))
    issues.push({ path: "city", message: `Enter the ${lower(cityLabel(country))}.` });
  const zipCode = readPostalCode(country, typed.zipCode);
  if (zipCode === undefined || (zipCode === "" && country.required.includes("Z")))
    issues.push({ path: "zipCode", message: wantedPostalCode(code, country) });
  const state = readState(code, country, { state: typed.state, postalCode: zipCode ?? "" });
  if (state === "missing")
    issues.push({ path: "state", message: `Enter the ${lower(stateLabel(country))}.` });
  if (state === "unknown") issues.push({ path: "state", message: unknownState(country, typed.state) });
  if (zipCode === undefined || typeof state === "string" || issues.length > 0) return { issues };
  return { address: { ...typed, city, state: state.state, zipCode, country: code } };
}

/** Country and state of a destination in their codes; what is not known is an issue of its field. A state may be missing. */
export function readPlace(typed: {
  readonly country: string;
  readonly state?: string | undefined;
}): { readonly place: Place } | { readonly issues: readonly Issue[] } {
  const code = countryCodeOf(typed.country);
  const country = code === undefined ? undefined : countryData(code);
  if (code === undefined || !country) return { issues: [unknownCountry(typed.country)] };
  const state = readState(code, country, { state: typed.state ?? "", postalCode: "" });
  if (state === "unknown")
    return { issues: [{ path: "state", message: unknownState(country, typed.state ?? "") }] };
  return { place: { country: code, state: state === "missing" ? "" : state.state } };
}

const unknownCountry = (text: string): Issue => ({
  path: "country",
  message:
    text.trim() === ""
      ? "Enter the country."
      : `"${text.trim()}" is not a country. Use a code such as "SG" or an English name such as "Singapore".`,
});

const unknownState = (country: CountryData, text: string): string =>
  `${country.name} has no ${lower(stateLabel(country))} "${text.trim()}".`;

function wantedPostalCode(code: string, country: CountryData): string {
  const label = lower(postalCodeLabel(code, country));
  const [example] = country.postalCodes ?? [];
  const article = /^[aeiou]/.test(label) ? "an" : "a";
  return example === undefined ? `Enter the ${label}.` : `Enter ${article} ${label} such as ${example}.`;
}

/** Names of codes keep their capitals: "ZIP code", "Eircode". */
const lower = (label: string): string => (/^(ZIP|PIN|Eircode)/.test(label) ? label : label.toLowerCase());
