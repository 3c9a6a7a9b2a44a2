/** One tax of a rate, as the API has it: `basisPoints` are hundredths of a percent. */
export type Component = { readonly name: string; readonly basisPoints: number };

/** What `ratesIn` understands, for an input's `pattern`: "VAT 19", "GST 5 + QST 9.975". */
export const ratePattern = String.raw`\s*([^+]*[^+\s]\s+\d{1,3}(\.\d{1,5})?\s*%?\s*)(\+\s*[^+]*[^+\s]\s+\d{1,3}(\.\d{1,5})?\s*%?\s*)*`;

/** What to type, said when the pattern does not match. */
export const rateHint = "Write the name of the tax and its percent, such as VAT 19 or GST 5 + QST 9.975.";

/** The taxes of a rate as staff write them, one after the other with a plus sign. */
export const rateText = (components: readonly Component[]): string =>
  components.map(({ name, basisPoints }) => `${name} ${Number((basisPoints / 100).toFixed(5))}`).join(" + ");

/** The taxes that were written; an empty text is none. */
export const ratesIn = (text: string): readonly Component[] =>
  text
    .split("+")
    .map((part) => /^(.*\S)\s+(\d+(?:\.\d+)?)\s*%?$/.exec(part.trim()))
    .flatMap((found) =>
      // A percent has two decimals more than its hundredths.
      found ? [{ name: found[1] ?? "", basisPoints: Math.round(Number(found[2]) * 100_000) / 1000 }] : [],
    );
