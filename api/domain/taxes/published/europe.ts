import { always, type CountryRates, type DatedRates, type RateTable } from "../rates.ts";

/**
 * Standard, reduced and super-reduced VAT in percent, looked up in November 2026: a start that a merchant checks with an
 * adviser, not advice. Where a country has several reduced rates, the one that holds for most goods.
 * https://europa.eu/youreurope/business/taxation/vat/vat-rules-rates/ https://www.gov.uk/vat-rates
 * https://www.estv.admin.ch/estv/en/home/value-added-tax/vat-rates-switzerland.html
 * https://www.skatteetaten.no/en/rates/value-added-tax/
 */
const percents: Readonly<Record<string, string>> = {
  AT: "20 10",
  BE: "21 6",
  BG: "20 9",
  CH: "8.1 2.6",
  CY: "19 5",
  CZ: "21 12",
  DE: "19 7",
  DK: "25",
  EE: "24 9",
  ES: "21 10 4",
  FI: "25.5 13.5",
  FR: "20 5.5 2.1",
  GB: "20 5",
  GR: "24 13 6",
  HR: "25 13 5",
  HU: "27 18 5",
  IE: "23 13.5 4.8",
  IT: "22 10 4",
  LT: "21 12 5",
  LU: "17 8 3",
  LV: "21 12 5",
  MT: "18 7 5",
  NL: "21 9",
  NO: "25 15",
  PL: "23 8 5",
  PT: "23 13 6",
  RO: "21 11",
  SE: "25 12 6",
  SI: "22 9.5 5",
  SK: "23 19 5",
};

const vat = (percent: string | undefined) =>
  percent === undefined ? undefined : [{ name: "VAT", basisPoints: Math.round(Number(percent) * 1000) / 10 }];

function ratesOf(written: string): DatedRates {
  const [standard, reduced, lowest] = written.split(" ");
  return {
    from: always,
    standard: vat(standard) ?? [],
    reduced: vat(reduced),
    "super-reduced": vat(lowest ?? reduced),
  };
}

/** The United Kingdom taxes delivery at the rate of the goods, as the European Union does. */
export const european: RateTable = Object.fromEntries(
  Object.entries(percents).map(([country, written]): [string, CountryRates] => [
    country,
    { rates: [ratesOf(written)] },
  ]),
);
