const digitsOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** An amount of a card, in minor units, as the decimal that the shop's pages show: 2400 → 24 for USD, 2400 for JPY. */
export const decimal = (minor: number, currency: string): number => minor / 10 ** digitsOf(currency);
