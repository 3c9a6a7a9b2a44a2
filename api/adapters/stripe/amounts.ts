import { type Currency, currencies, stepOf } from "../../domain/money.ts";

/** Minor units of the shop, always hundredths, as Stripe counts them: 500 yen are 500 there and 50,000 here. */
export const stripeAmount = (minor: number, currency: Currency): number => minor / stepOf(currency);

/** What Stripe counts in a currency (in its lower case), in minor units of the shop. Throws for a currency that it does not take. */
export const minorAmount = (amount: number, currency: string): number =>
  amount * stepOf(currencyOf(currency));

/** Stripe's name of a currency as the shop's. Throws for one that the shop does not take. */
export function currencyOf(given: string): Currency {
  const currency = currencies.find((known) => known.toLowerCase() === given);
  if (!currency) throw new Error(`A payment in a currency that this shop does not take: ${given}`);
  return currency;
}
