import { noRates, type TaxComponent, type TaxPlan, type UntaxedReason } from "../pricing/plan.ts";
import { type Destination, dayIn, euMembers, ratesCountryOf, type TaxPlace, taxPlaceOf } from "./places.ts";
import { ratesAt } from "./rates.ts";
import { publishedRates, type Registration, type TaxSettings } from "./settings.ts";

/** Who buys, as far as taxes go. `vatCountry`: the country of a VAT id that was verified, not only well formed. */
export type TaxedBuyer = {
  readonly vatCountry?: string | undefined;
  /** Exempt at this destination by a certificate that is valid now. */
  readonly isExempt?: boolean | undefined;
};

/** What taxes depend on besides the settings. Time in epoch milliseconds. */
export type TaxQuestion = {
  /** Undefined while it is not known: then it is assumed to be the shop's home. */
  readonly destination: Destination | undefined;
  readonly buyer: TaxedBuyer;
  readonly at: number;
  /** The taxes of the postal code, where a table knows them; they stand in place of the state's. */
  readonly local?: readonly TaxComponent[] | undefined;
  /** An order is priced by the answer: what is asked must be as it stands now. */
  readonly isBinding?: boolean | undefined;
};

/**
 * The taxes of an order. Registrations decide: without one no tax is charged. A shop of the European Union charges its home
 * rate there, with the one-stop shop the destination's. Deliveries elsewhere are exports.
 */
export function resolveTaxes(settings: TaxSettings, { destination, buyer, at, local }: TaxQuestion): TaxPlan {
  const home = taxPlaceOf(settings.home);
  const place = destination ? taxPlaceOf(destination) : home;
  const active = settings.registrations.filter((one) => isActive(one, dayIn(place.country, at)));
  const atHome = active.find((one) => one.scheme === "local" && covers(one, home));
  const rates = (of: TaxPlace) => ratesFor(settings, of, dayIn(of.country, at));
  const contained = atHome ? rates(home).rates : noRates;
  const { crossBorder, rounding } = settings;
  const taxed = (by: Registration, charged: TaxPlace): TaxPlan => {
    const as = { country: ratesCountryOf(charged.country), number: by.number };
    return { scheme: by.scheme, as, ...rates(charged), contained, crossBorder, rounding };
  };
  const untaxed = (reason: UntaxedReason): TaxPlan => ({
    scheme: "none",
    reason,
    rates: noRates,
    contained,
    shipping: "follows",
    crossBorder,
    rounding,
  });
  if (buyer.isExempt) return untaxed("certificate");
  const registered = active.find((one) => one.scheme === "local" && covers(one, place));
  if (registered && !place.isOutside) return atOnePlace(taxed(registered, place), local);
  const isInUnion = !place.isOutside && euMembers.has(place.country);
  if (isInUnion) {
    const within = !home.isOutside && euMembers.has(home.country) ? atHome : undefined;
    const isBusinessAbroad = buyer.vatCountry !== undefined && buyer.vatCountry !== home.country;
    if (within && isBusinessAbroad && place.country !== home.country) return untaxed("reverse_charge");
    const oneStop = active.find(({ scheme }) => scheme !== "local");
    if (oneStop) return taxed(oneStop, place);
    if (within) return taxed(within, home);
  }
  const leaves = place.isOutside || place.country !== home.country;
  return untaxed(atHome && leaves ? "export" : "not_registered");
}

/** Where the shop is registered, prices that contain tax contain what is charged there: the postal code's taxes, if known. */
function atOnePlace(plan: TaxPlan, local: readonly TaxComponent[] | undefined): TaxPlan {
  const rates = local
    ? { ...plan.rates, standard: local, reduced: local, "super-reduced": local }
    : plan.rates;
  return { ...plan, rates, contained: rates };
}

/** A registration of a country holds in all its states; one of a state in that state. The United Kingdom's in Northern Ireland. */
const covers = (one: Registration, place: TaxPlace): boolean =>
  (one.country === place.country || one.country === ratesCountryOf(place.country)) &&
  (one.state === undefined || one.state === place.state);

const isActive = ({ from, until }: Registration, day: string): boolean =>
  from <= day && (until === undefined || day < until);

function ratesFor(settings: TaxSettings, { country, state }: TaxPlace, day: string) {
  const where = { country: ratesCountryOf(country), state, day };
  return (
    ratesAt(settings.rates, where) ??
    ratesAt(publishedRates, where) ?? { rates: noRates, shipping: "follows" as const }
  );
}
