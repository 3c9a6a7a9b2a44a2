/** Where an order goes: ISO 3166-1 alpha-2 country and, where taxes differ by it, the state. */
export type Destination = { readonly country: string; readonly state?: string | undefined };

/** `basisPoints` of 10,000; `states` overrides by state code. */
export type TaxRule = { readonly basisPoints: number; readonly states?: Readonly<Record<string, number>> };

/** Amounts in minor units. Free from `freeFrom` of goods on (after discount). */
export type ShippingRate = { readonly flat: number; readonly freeFrom: number };

/**
 * Applies once the goods reach `minimum`, to the lines of `category` where it names one. Rules look at the undiscounted
 * goods, so their order does not matter; together they never take more than a line costs.
 */
export type DiscountRule = {
  readonly name: string;
  readonly minimum: number;
  readonly category?: string;
} & ({ readonly percent: number } | { readonly fixed: number });

export type PricingSettings = {
  readonly tax: {
    readonly standard: number;
    readonly countries: Readonly<Record<string, TaxRule>>;
    readonly onShipping: boolean;
  };
  readonly shipping: {
    readonly standard: ShippingRate;
    readonly countries: Readonly<Record<string, ShippingRate>>;
  };
  readonly discounts: readonly DiscountRule[];
};

/**
 * 8 % unless the table knows better. State base rates of the United States without local surtaxes; standard VAT and GST
 * elsewhere, as published by the tax authorities for 2026. A merchant sets what holds where it sells from.
 */
export const defaultPricing: PricingSettings = {
  tax: {
    standard: 800,
    onShipping: true,
    countries: {
      US: {
        basisPoints: 800,
        states: {
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
          MN: 688,
          MO: 423,
          MS: 700,
          MT: 0,
          NC: 475,
          ND: 500,
          NE: 550,
          NH: 0,
          NJ: 663,
          NM: 488,
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
        },
      },
      CA: {
        basisPoints: 500,
        states: { ON: 1300, NB: 1500, NL: 1500, NS: 1400, PE: 1500, BC: 1200, SK: 1100, MB: 1200, QC: 1498 },
      },
      GB: { basisPoints: 2000 },
      AU: { basisPoints: 1000 },
      NZ: { basisPoints: 1500 },
      AT: { basisPoints: 2000 },
      BE: { basisPoints: 2100 },
      DE: { basisPoints: 1900 },
      DK: { basisPoints: 2500 },
      ES: { basisPoints: 2100 },
      FI: { basisPoints: 2550 },
      FR: { basisPoints: 2000 },
      IE: { basisPoints: 2300 },
      IT: { basisPoints: 2200 },
      NL: { basisPoints: 2100 },
      PL: { basisPoints: 2300 },
      PT: { basisPoints: 2300 },
      SE: { basisPoints: 2500 },
    },
  },
  shipping: {
    standard: { flat: 1995, freeFrom: 20_000 },
    countries: {
      US: { flat: 595, freeFrom: 5_000 },
      CA: { flat: 995, freeFrom: 10_000 },
    },
  },
  discounts: [],
};

export function taxRateFor(settings: PricingSettings, destination: Destination | undefined): number {
  const rule = destination && settings.tax.countries[destination.country];
  if (!rule) return settings.tax.standard;
  return rule.states?.[destination.state?.toUpperCase() ?? ""] ?? rule.basisPoints;
}

/** Without a destination the shopper is taken to be at home: the US rate. */
export const shippingRateFor = (
  settings: PricingSettings,
  destination: Destination | undefined,
): ShippingRate => settings.shipping.countries[destination?.country ?? "US"] ?? settings.shipping.standard;
