import type { CountryData } from "./country.ts";

/** Where people call it a postcode. */
const postcode: ReadonlySet<string> = new Set(["AU", "GB", "GG", "GI", "IM", "JE", "MY", "NL", "NZ"]);

const postalCodes: Readonly<Record<string, string>> = {
  zip: "ZIP code",
  eircode: "Eircode",
  pin: "PIN code",
};

const states: Readonly<Record<string, string>> = {
  area: "Area",
  county: "County",
  department: "Department",
  district: "District",
  do_si: "Province or city",
  emirate: "Emirate",
  island: "Island",
  oblast: "Oblast",
  parish: "Parish",
  prefecture: "Prefecture",
  region: "Region",
  state: "State",
};

const cities: Readonly<Record<string, string>> = {
  district: "District",
  post_town: "Town or city",
  suburb: "Suburb",
};

/** What the country calls its postal codes. */
export const postalCodeLabel = (code: string, country: CountryData): string =>
  postalCodes[country.labels.postalCode ?? ""] ?? (postcode.has(code) ? "Postcode" : "Postal code");

/** What the country calls its states. */
export const stateLabel = (country: CountryData): string => states[country.labels.state ?? ""] ?? "Province";

/** What stands where others have the city. */
export const cityLabel = (country: CountryData): string => cities[country.labels.city ?? ""] ?? "City";
