import { noRates, type TaxClass, type TaxComponent, type TaxPlan, type TaxRates } from "../pricing/plan.ts";

/** The rates that a place has from a day on (ISO date, there). A class without rates of its own pays the standard one. */
export type DatedRates = {
  readonly from: string;
  readonly standard: readonly TaxComponent[];
  readonly reduced?: readonly TaxComponent[] | undefined;
  readonly "super-reduced"?: readonly TaxComponent[] | undefined;
};

/** A place's rates, in any order, and how shipping is taxed there; without that, in shares at the rates of the goods. */
export type PlaceRates = {
  readonly rates: readonly DatedRates[];
  readonly shipping?: TaxPlan["shipping"] | undefined;
};

/** A country's rates, and by state code those of states that have their own in place of them. */
export type CountryRates = PlaceRates & {
  readonly states?: Readonly<Record<string, PlaceRates>> | undefined;
};

/** By ISO 3166-1 alpha-2 code. */
export type RateTable = Readonly<Record<string, CountryRates>>;

/** Before every day that rates can begin on. */
export const always = "0001-01-01";

/** What a state, else its country, charges on a day; undefined for a country that is not in the table. */
export function ratesAt(
  table: RateTable,
  { country, state, day }: { readonly country: string; readonly state: string; readonly day: string },
): Pick<TaxPlan, "rates" | "shipping"> | undefined {
  const ofCountry = own(table, country);
  if (!ofCountry) return undefined;
  const place = own(ofCountry.states ?? {}, state) ?? ofCountry;
  const dated = place.rates
    .filter(({ from }) => from <= day)
    .toSorted((one, other) => (one.from < other.from ? 1 : -1))[0];
  return { rates: dated ? byClass(dated) : noRates, shipping: place.shipping ?? "follows" };
}

/** `zero` and `exempt` are nowhere taxed. */
function byClass(dated: DatedRates): TaxRates {
  const of = (name: Exclude<TaxClass, "zero" | "exempt">) =>
    (dated[name] ?? dated.standard).filter(isCharged);
  return {
    ...noRates,
    standard: of("standard"),
    reduced: of("reduced"),
    "super-reduced": of("super-reduced"),
  };
}

const isCharged = ({ basisPoints }: TaxComponent): boolean => basisPoints > 0;

/** Own properties only, so that "constructor" is no country. */
const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
