/**
 * Splits `amount` ≥ 0 over `weights` ≥ 0 so that the parts are integers, add up exactly, and differ from the exact share
 * by less than one (largest remainder; of equal remainders the earlier place wins). Weights that are all zero share evenly.
 * With a `step`, `amount` is a multiple of it, and so is every part.
 */
export function allocate(amount: number, weights: readonly number[], step = 1): number[] {
  if (weights.length === 0) return [];
  if (step !== 1) return allocate(amount / step, weights).map((part) => part * step);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0)
    return allocate(
      amount,
      weights.map(() => 1),
    );
  // BigInt: an amount times a weight can pass 2^53.
  const shares = weights.map((weight, place) => {
    const product = BigInt(amount) * BigInt(weight);
    return { place, whole: Number(product / BigInt(total)), rest: Number(product % BigInt(total)) };
  });
  const parts = shares.map(({ whole }) => whole);
  const left = amount - parts.reduce((sum, part) => sum + part, 0);
  const byRest = shares.toSorted((one, other) => other.rest - one.rest || one.place - other.place);
  for (const { place } of byRest.slice(0, left)) parts[place] = (parts[place] ?? 0) + 1;
  return parts;
}

/** `amount` × `basisPoints` / 10,000, half a step rounded up. Basis points may have three decimals: 662.5 is 6.625 %. */
export const portion = (amount: number, basisPoints: number, step = 1): number =>
  halfUp(BigInt(amount) * thousandths(basisPoints), whole, step);

/**
 * The tax of `basisPoints` that stands inside `amount` beside all taxes of `total` basis points together, half a step
 * rounded up: 119.00 contains 19.00 of 19 %.
 */
export const included = (amount: number, basisPoints: number, total: number, step = 1): number =>
  halfUp(BigInt(amount) * thousandths(basisPoints), whole + thousandths(total), step);

/** A price that contains taxes of `contained` basis points as it is with taxes of `due` instead, half a step rounded up. */
export const withTaxes = (price: number, contained: number, due: number, step = 1): number =>
  halfUp(BigInt(price) * (whole + thousandths(due)), whole + thousandths(contained), step);

/** Of a ten-millionth, so that rates of three decimals are exact. */
const whole = 10_000_000n;
const thousandths = (basisPoints: number): bigint => BigInt(Math.round(basisPoints * 1000));

/** BigInt: an amount times a rate can pass 2^53. */
function halfUp(numerator: bigint, denominator: bigint, step: number): number {
  const of = denominator * BigInt(step);
  return Number((2n * numerator + of) / (2n * of)) * step;
}
