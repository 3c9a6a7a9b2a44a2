import { type CountryData, countryData, plain, type StateData } from "./country.ts";

/** Posts that write the state's code, not its name, on the line of the city. */
const writesCode: ReadonlySet<string> = new Set(["AU", "BR", "CA", "IT", "US"]);

/** Posts that sort by the state or whose tax depends on it: there an order names it, and from the list. */
const needsState: ReadonlySet<string> = new Set(["AU", "CA", "US"]);

/** Territories of the United States that have a country code, and are a state in addresses of the United States too. */
export const territories: ReadonlySet<string> = new Set([
  "AS",
  "FM",
  "GU",
  "MH",
  "MP",
  "PR",
  "PW",
  "UM",
  "VI",
]);

/** Abbreviations and former names in use, which no list has. */
const spoken: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    "washington dc": "DC",
    "armed forces americas": "AA",
    "armed forces europe": "AE",
    "armed forces pacific": "AP",
    "us virgin islands": "VI",
    "commonwealth of the northern mariana islands": "MP",
    cnmi: "MP",
  },
  CA: {
    pq: "QC",
    nf: "NL",
    newfoundland: "NL",
    labrador: "NL",
    pei: "PE",
    nwt: "NT",
    "yukon territory": "YT",
  },
};

const kinds =
  /\b(county|co|state|province|prefecture|region|district|emirate|department|parish|oblast|governorate|of)\b/g;

/** A state of a list by code or by name in either script, in any case, with or without "County" and the like. */
function stateIn(code: string, country: CountryData, text: string): StateData | undefined {
  const wanted = plain(text);
  if (wanted === "") return undefined;
  const known = spoken[code]?.[wanted];
  const exact = country.states.find(
    (state) =>
      state.code === known ||
      [state.code, state.name, state.local ?? state.name].some((name) => plain(name) === wanted),
  );
  if (exact) return exact;
  const bare = bareOf(text);
  const close = bare === "" ? [] : country.states.filter((state) => bareOf(state.name) === bare);
  return close.length === 1 ? close[0] : undefined;
}

const bareOf = (text: string): string => plain(text).replace(kinds, "").replace(/\s+/g, " ").trim();

/** The ISO 3166-2 code (without the country) of a state written as code or name; unknown states in capitals as typed. */
export function stateCodeOf(code: string, text: string): string {
  const country = countryData(code);
  const state = country && stateIn(code, country, text);
  return state?.code ?? text.trim().toUpperCase();
}

/** How an address of the country names this state: by its code where the post writes codes, else by its name. */
export const writtenState = (code: string, state: StateData): string =>
  writesCode.has(code) ? state.code : state.name;

/**
 * The state as the address keeps it. One that is left out is read from the postal code where that names only one.
 * `missing` where the post needs one, `unknown` where the list is complete and has no such state.
 */
export function readState(
  code: string,
  country: CountryData,
  typed: { readonly state: string; readonly postalCode: string },
): { readonly state: string } | "missing" | "unknown" {
  const text = typed.state.trim();
  if (text === "") return stateLeftOut(code, country, typed.postalCode);
  const state = stateIn(code, country, text);
  if (!state) return needsState.has(code) ? "unknown" : { state: text };
  if (state.local !== undefined && plain(state.local) === plain(text)) return { state: state.local };
  return { state: writtenState(code, state) };
}

function stateLeftOut(
  code: string,
  country: CountryData,
  postalCode: string,
): { readonly state: string } | "missing" {
  if (needsState.has(code)) return "missing";
  if (!country.required.includes("S")) return { state: "" };
  if (country.states.length === 0) return { state: territories.has(code) ? code : "" };
  const told = country.states.filter(
    (state) => state.postalCode !== undefined && new RegExp(`^(?:${state.postalCode})`).test(postalCode),
  );
  const [only] = told;
  return { state: only && told.length === 1 ? writtenState(code, only) : "" };
}
