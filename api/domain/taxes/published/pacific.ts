import { always, type RateTable } from "../rates.ts";

const gst = (basisPoints: number) => ({
  rates: [{ from: always, standard: [{ name: "GST", basisPoints }] }],
});

/**
 * Looked up in November 2026: a start that a merchant checks with an adviser, not advice.
 * https://www.ato.gov.au/businesses-and-organisations/gst-excise-and-indirect-taxes/gst https://www.ird.govt.nz/gst
 * https://www.nta.go.jp/english/taxes/consumption_tax/01.htm
 */
export const pacific: RateTable = {
  AU: gst(1000),
  NZ: gst(1500),
  JP: {
    rates: [
      {
        from: always,
        standard: [{ name: "Consumption tax", basisPoints: 1000 }],
        reduced: [{ name: "Consumption tax", basisPoints: 800 }],
      },
    ],
  },
};
