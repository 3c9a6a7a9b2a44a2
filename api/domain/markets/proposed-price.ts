import { type Currency, mostIn, stepOf } from "../money.ts";

/** How proposed prices end: the remainder that a price leaves when it is divided by `of`, both in minor units. */
type Ending = { readonly of: number; readonly leaves: number };

/** By name, for currencies with decimals: the cents. */
const withDecimals = {
  none: { of: 1, leaves: 0 },
  ".00": { of: 100, leaves: 0 },
  ".90": { of: 100, leaves: 90 },
  ".95": { of: 100, leaves: 95 },
  ".99": { of: 100, leaves: 99 },
} as const satisfies Record<string, Ending>;

/** For currencies without decimals: the last digits. */
const withoutDecimals = {
  none: { of: 100, leaves: 0 },
  "0": { of: 1_000, leaves: 0 },
  "00": { of: 10_000, leaves: 0 },
  "80": { of: 10_000, leaves: 8_000 },
  "000": { of: 100_000, leaves: 0 },
} as const satisfies Record<string, Ending>;

export type EndingName = keyof typeof withDecimals | keyof typeof withoutDecimals;
export const endingNames = [...new Set([...Object.keys(withDecimals), ...Object.keys(withoutDecimals)])] as [
  EndingName,
  ...EndingName[],
];

/** The endings that prices of a currency may have. */
export const endingsOf = (currency: Currency): Readonly<Partial<Record<EndingName, Ending>>> =>
  stepOf(currency) === 1 ? withDecimals : withoutDecimals;

/** A factor with six decimals, as a whole number of millionths. */
const millionth = 1_000_000;

/** A factor as a whole number of millionths, so that products are exact. */
export const millionthsOf = (factor: number): number => Math.round(factor * millionth);

/**
 * A price times a factor, as the nearest amount that ends so; of two equally near the higher. What is for nothing stays so, and what
 * costs something never becomes free. Undefined above the highest amount that a price in `currency` may have.
 */
export function proposedPrice(
  amount: number,
  millionths: number,
  { of, leaves }: Ending,
  currency: Currency,
): number | undefined {
  if (amount === 0) return 0;
  const scale = BigInt(millionth);
  const [exact, step, rest] = [
    BigInt(amount) * BigInt(millionths),
    BigInt(of) * scale,
    BigInt(leaves) * scale,
  ];
  const shifted = exact - rest + step / 2n;
  // Division of BigInt rounds towards 0.
  const whole = shifted < 0n ? -1n : shifted / step;
  const found = Number(whole) * of + leaves;
  const proposed = found > 0 ? found : found + of;
  return proposed > mostIn(currency) ? undefined : proposed;
}
