/**
 * Splits `amount` ≥ 0 over `weights` ≥ 0 so that the parts are integers, add up exactly, and differ from the exact share
 * by less than one (largest remainder; of equal remainders the earlier place wins). Weights that are all zero share evenly.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
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

/** `amount` × `basisPoints` / 10,000, half a unit rounded up. Basis points may have one decimal: 662.5 is 6.625 %. */
export const portion = (amount: number, basisPoints: number): number =>
  Number((BigInt(amount) * BigInt(Math.round(basisPoints * 10)) + 50_000n) / 100_000n);
