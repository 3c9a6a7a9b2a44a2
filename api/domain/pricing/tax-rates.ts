/** `basisPoints` of 10,000, one decimal at most; `onShipping` says whether what is paid for shipping is taxed too. */
export type TaxRate = { readonly basisPoints: number; readonly onShipping: boolean };

/** A country's rate, and by state code what differs from it. */
export type TaxRule = TaxRate & { readonly states?: Readonly<Record<string, TaxRate>> | undefined };

/**
 * Rates as published, looked up in November 2026: a start that a merchant checks with an adviser, not advice.
 * United States: each state's own rate with what holds everywhere in it (California's 7.25 % includes 1.25 % local);
 * local surtaxes are not in it. A state stands in `shippingFree` where shipping on a line of its own is not taxed.
 * https://taxfoundation.org/data/all/state/sales-tax-rates/
 * European Union: standard rates. https://europa.eu/youreurope/business/taxation/vat/vat-rules-rates/
 * Canada: GST or HST, with the provincial tax where there is one.
 * https://www.canada.ca/en/revenue-agency/services/tax/businesses/topics/gst-hst-businesses/charge-collect-which-rate.html
 */
export const publishedRates: Readonly<Record<string, TaxRule>> = {
  US: { ...taxed(800), states: unitedStates() },
  CA: {
    ...taxed(500),
    states: rates({
      BC: 1200,
      MB: 1200,
      NB: 1500,
      NL: 1500,
      NS: 1400,
      ON: 1300,
      PE: 1500,
      QC: 1497.5,
      SK: 1100,
    }),
  },
  ...rates({
    AT: 2000,
    AU: 1000,
    BE: 2100,
    BG: 2000,
    CH: 810,
    CY: 1900,
    CZ: 2100,
    DE: 1900,
    DK: 2500,
    EE: 2400,
    ES: 2100,
    FI: 2550,
    FR: 2000,
    GB: 2000,
    GR: 2400,
    HR: 2500,
    HU: 2700,
    IE: 2300,
    IT: 2200,
    LT: 2100,
    LU: 1700,
    LV: 2100,
    MT: 1800,
    NL: 2100,
    NO: 2500,
    NZ: 1500,
    PL: 2300,
    PT: 2300,
    RO: 2100,
    SE: 2500,
    SI: 2200,
    SK: 2300,
  }),
};

function unitedStates(): Record<string, TaxRate> {
  const shippingFree = new Set("AL AZ CA CO IA ID LA MA MD ME MO NV OK UT VA WY".split(" "));
  const all = rates({
    AK: 0,
    AL: 400,
    AR: 650,
    AZ: 560,
    CA: 725,
    CO: 290,
    CT: 635,
    DC: 600,
    DE: 0,
    FL: 600,
    GA: 400,
    HI: 400,
    IA: 600,
    ID: 600,
    IL: 625,
    IN: 700,
    KS: 650,
    KY: 600,
    LA: 500,
    MA: 625,
    MD: 600,
    ME: 550,
    MI: 600,
    MN: 687.5,
    MO: 422.5,
    MS: 700,
    MT: 0,
    NC: 475,
    ND: 500,
    NE: 550,
    NH: 0,
    NJ: 662.5,
    NM: 487.5,
    NV: 685,
    NY: 400,
    OH: 575,
    OK: 450,
    OR: 0,
    PA: 600,
    RI: 700,
    SC: 600,
    SD: 420,
    TN: 700,
    TX: 625,
    UT: 610,
    VA: 530,
    VT: 600,
    WA: 650,
    WI: 500,
    WV: 600,
    WY: 400,
  });
  return Object.fromEntries(
    Object.entries(all).map(([state, rate]) => [state, { ...rate, onShipping: !shippingFree.has(state) }]),
  );
}

function taxed(basisPoints: number): TaxRate {
  return { basisPoints, onShipping: true };
}

function rates(table: Readonly<Record<string, number>>): Record<string, TaxRate> {
  return Object.fromEntries(Object.entries(table).map(([place, basisPoints]) => [place, taxed(basisPoints)]));
}
