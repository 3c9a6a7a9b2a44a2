/** An amount of money in minor units. `currency` is "$" for any dollar, "kr" for any crown, and "" where none is said. */
export type Amount = { readonly minor: number; readonly currency: string };
export type Found<T> = T & { readonly start: number; readonly end: number };

const number = "\\d+(?:[.,]\\d+)*";
const codes = "USD|EUR|GBP|AUD|CAD|CHF|SEK|NOK|DKK|PLN|NZD|JPY";
const before = `(?:(?:US|AU|A|CA|C|NZ|HK|S)?\\$|€|£|(?:JP)?¥|₹|zł|\\b(?:${codes})\\b|\\bkr(?=[\\s.]*\\d)\\.?)`;
const words =
  "(?:US |U\\.S\\. |Australian |Canadian |New Zealand )?(?:dollars?|bucks?)|euros?|pounds?|quid|yen|(?:Swiss )?francs|(?:Swedish )?kronor|(?:Norwegian |Danish )?kroner|crowns|zlotys?";
const after = `(?:€|£|\\$|¥|₹|円|zł(?!\\p{L})|(?:${codes})\\b|kr\\b\\.?|(?:${words})\\b)`;
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
  if (/^(?:nz|newzealand)/.test(name)) return "NZD";
  if (/^(?:(?:jp)?¥|jpy|yen|円)/.test(name)) return "JPY";
  if (/^(?:chf|(?:swiss)?francs)/.test(name)) return "CHF";
  if (/^(?:zł|zloty|pln)/.test(name)) return "PLN";
  if (/^(?:sek|swedish)/.test(name)) return "SEK";
  if (/^(?:nok|norwegian)/.test(name)) return "NOK";
  if (/^(?:dkk|danish)/.test(name)) return "DKK";
  if (/^(?:kr|crowns)/.test(name)) return "kr";
  if (/^(?:\$|dollar|buck)/.test(name)) return "$";
  return name;
}

/** Whether an amount may be of a currency; of which dollar or crown one that is not named is, `home` says where it can. */
export const isMoneyOf = ({ currency }: Amount, wanted: string, home: string): boolean =>
  currency === "$" || currency === "kr"
    ? sameCurrency(currency, home)
      ? wanted === home
      : sameCurrency(currency, wanted)
    : sameCurrency(currency, wanted);

/** Whether two amounts may be the same: a dollar that is not named is any. */
export const sameAmount = (one: Amount, other: Amount): boolean =>
  one.minor === other.minor && sameCurrency(one.currency, other.currency);

const shared: readonly (readonly [name: string, currencies: ReadonlySet<string>])[] = [
  ["$", new Set(["USD", "AUD", "CAD", "NZD"])],
  ["kr", new Set(["SEK", "NOK", "DKK"])],
];
const sameCurrency = (one: string, other: string): boolean =>
  one === other ||
  one === "" ||
  other === "" ||
  shared.some(([name, all]) => (one === name && all.has(other)) || (other === name && all.has(one)));

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
