import { numberFormat } from "../../../../domain/formats.ts";

/** Minor units of a currency as Stripe's messages write them: `$19.99`, `¥500`, `KWD 5.000`. */
export function amountText(amount: number, currency: string): string {
  const format = numberFormat("en-US", { style: "currency", currency });
  return format.format(amount / 10 ** decimalsOf(currency));
}

/**
 * How many decimals a currency's minor unit has at Stripe:
 * https://docs.stripe.com/currencies#zero-decimal and #three-decimal.
 */
export function decimalsOf(currency: string): number {
  if (zeroDecimal.has(currency)) return 0;
  return threeDecimal.has(currency) ? 3 : 2;
}

const zeroDecimal: ReadonlySet<string> = new Set(
  "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "),
);
const threeDecimal: ReadonlySet<string> = new Set("bhd jod kwd omr tnd".split(" "));
