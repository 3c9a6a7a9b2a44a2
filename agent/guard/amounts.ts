/** An amount of money in minor units. `currency` is "$" for any dollar, and "" where none is said. */
export type Amount = { readonly minor: number; readonly currency: string };
export type Found<T> = T & { readonly start: number; readonly end: number };

const number = "\\d+(?:[.,]\\d+)*";
const before = "(?:(?:US|AU|A|CA|C|NZ|HK|S)?\\$|€|£|¥|₹|\\b(?:USD|EUR|GBP|AUD|CAD|CHF|JPY)\\b)";
const after =
  "(?:€|£|\\$|¥|₹|(?:USD|EUR|GBP|AUD|CAD|CHF|JPY)\\b|(?:US |U\\.S\\. |Australian |Canadian )?(?:dollars?|bucks?|euros?|pounds?|quid)\\b)";
const minor = "(?:cents?|pence|¢)";
const pattern = new RegExp(
  [
    `(?<pre>${before})\\s*-?(?<prenum>${number})(?<prek>\\s?k\\b|\\s?(?:thousand|million)\\b)?(?:\\s*(?:-|–|to|or)\\s*(?<upto>${number})(?![\\d.,]*\\s*${after})(?!\\s*(?:of|days?|items?|units?|%)))?`,
    `(?<postnum>${number})(?<postk>\\s?k\\b)?\\s*(?<post>${after})(?:,? (?:and )?(?<cents>\\d{1,2}) ${minor})?`,
    `(?<minornum>\\d+)\\s*${minor}(?![\\p{L}])`,
  ].join("|"),
  "giu",
);

/** The amounts of a plain text, in any form in which shops write them. */
export function amountsIn(text: string): Found<Amount>[] {
  return [...text.matchAll(pattern)].flatMap((match): Found<Amount>[] => {
    const { pre, prenum, prek, upto, postnum, postk, post, cents, minornum } = match.groups ?? {};
    const at = { start: match.index, end: match.index + match[0].length };
    if (minornum !== undefined) return [{ minor: Number(minornum), currency: "", ...at }];
    const currency = currencyOf(pre ?? post ?? "");
    const times = scaleOf(prek ?? postk);
    const whole = Math.round(valueIn(prenum ?? postnum ?? "") * 100 * times) + Number(cents ?? 0);
    const found = { minor: whole, currency, ...at };
    return upto === undefined ? [found] : [found, { ...found, minor: Math.round(valueIn(upto) * 100) }];
  });
}

const scaleOf = (suffix: string | undefined): number =>
  suffix === undefined ? 1 : /million/i.test(suffix) ? 1_000_000 : 1000;

function currencyOf(text: string): string {
  const name = text.toLowerCase().replace(/[\s.]/g, "");
  if (/^(?:€|eur)/.test(name)) return "EUR";
  if (/^(?:£|gbp|pound|quid)/.test(name)) return "GBP";
  if (/^(?:us|usd)/.test(name)) return "USD";
  if (/^(?:a\$|au|aud)/.test(name)) return "AUD";
  if (/^(?:c\$|ca|cad)/.test(name)) return "CAD";
  if (/^(?:\$|dollar|buck)/.test(name)) return "$";
  return name;
}

/** Whether two amounts may be the same: a dollar that is not named is any. */
export const sameAmount = (one: Amount, other: Amount): boolean =>
  one.minor === other.minor && sameCurrency(one.currency, other.currency);

const dollars = new Set(["$", "USD", "AUD", "CAD"]);
const sameCurrency = (one: string, other: string): boolean =>
  one === other ||
  one === "" ||
  other === "" ||
  (dollars.has(one) && dollars.has(other) && (one === "$" || other === "$"));

/** "1,234.50" and "1.234,50" → 1234.5, "24,00" → 24, "1,234" → 1234. */
export function valueIn(written: string): number {
  const last = Math.max(written.lastIndexOf("."), written.lastIndexOf(","));
  if (last === -1) return Number(written);
  const decimals = written.length - last - 1;
  const mark = written.charAt(last);
  const isThousands = decimals === 3 && (written.split(mark).length > 2 || !written.startsWith("0"));
  const whole = written.slice(0, isThousands ? undefined : last).replace(/[.,]/g, "");
  return Number(isThousands ? whole : `${whole}.${written.slice(last + 1)}`);
}
