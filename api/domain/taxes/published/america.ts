import type { TaxComponent } from "../../pricing/plan.ts";
import { always, type CountryRates, type PlaceRates, type RateTable } from "../rates.ts";

/**
 * Looked up in November 2026: a start that a merchant checks with an adviser, not advice. United States: each state's own
 * rate with what holds everywhere in it (California's 7.25 % includes 1.25 % local); local taxes come from the table that
 * staff import, by postal code. A state stands in `shippingFree` where shipping on a line of its own is not taxed.
 * https://taxfoundation.org/data/all/state/sales-tax-rates/
 */
const percents =
  "AK 0 AL 4 AR 6.5 AZ 5.6 CA 7.25 CO 2.9 CT 6.35 DC 6 DE 0 FL 6 GA 4 HI 4 IA 6 ID 6 IL 6.25 IN 7 KS 6.5 KY 6 LA 5 MA 6.25 MD 6 ME 5.5 MI 6 MN 6.875 MO 4.225 MS 7 MT 0 NC 4.75 ND 5 NE 5.5 NH 0 NJ 6.625 NM 4.875 NV 6.85 NY 4 OH 5.75 OK 4.5 OR 0 PA 6 RI 7 SC 6 SD 4.2 TN 7 TX 6.25 UT 6.1 VA 5.3 VT 6 WA 6.5 WI 5 WV 6 WY 4";
const shippingFree = new Set("AL AZ CA CO IA ID LA MA MD ME MO NV OK UT VA WY".split(" "));

const of = (name: string, percent: number): TaxComponent => ({
  name,
  basisPoints: Math.round(percent * 1000) / 10,
});
const place = (...standard: TaxComponent[]): PlaceRates => ({ rates: [{ from: always, standard }] });

function unitedStates(): CountryRates {
  const states: Record<string, PlaceRates> = {};
  for (const [, state = "", percent] of percents.matchAll(/(\w\w) ([\d.]+)/g)) {
    const rates = place(of("Sales tax", Number(percent)));
    states[state] = shippingFree.has(state) ? { ...rates, shipping: "untaxed" } : rates;
  }
  // Before the state is known: about the average of state and local taxes together.
  return { ...place(of("Sales tax", 8)), states };
}

/**
 * GST or HST, with the provincial tax where there is one.
 * https://www.canada.ca/en/revenue-agency/services/tax/businesses/topics/gst-hst-businesses/charge-collect-which-rate.html
 */
const canada: CountryRates = {
  ...place(of("GST", 5)),
  states: {
    BC: place(of("GST", 5), of("PST", 7)),
    MB: place(of("GST", 5), of("RST", 7)),
    NB: place(of("HST", 15)),
    NL: place(of("HST", 15)),
    NS: place(of("HST", 14)),
    ON: place(of("HST", 13)),
    PE: place(of("HST", 15)),
    QC: place(of("GST", 5), of("QST", 9.975)),
    SK: place(of("GST", 5), of("PST", 6)),
  },
};

export const american: RateTable = { US: unitedStates(), CA: canada };
