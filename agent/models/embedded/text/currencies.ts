/** How shoppers call money: the words for it, the currencies that they may mean, and what a reply calls them. */
const named: readonly (readonly [words: string, codes: readonly string[], name: string])[] = [
  ["us ?dollars?|american dollars?|us ?\\$|usd", ["USD"], "US dollars"],
  ["canadian dollars?|ca?\\$|cad", ["CAD"], "Canadian dollars"],
  ["australian dollars?|au?\\$|aud", ["AUD"], "Australian dollars"],
  ["new zealand dollars?|nz\\$|nzd", ["NZD"], "New Zealand dollars"],
  ["dollars?|bucks?|\\$", ["USD", "CAD", "AUD", "NZD"], "dollars"],
  ["euros?|eur|€", ["EUR"], "euros"],
  ["pounds? sterling|pounds?|quid|gbp|£", ["GBP"], "pounds"],
  ["(?:japanese )?yen|jpy|jp¥|¥|円", ["JPY"], "yen"],
  ["(?:swiss )?francs?|chf", ["CHF"], "Swiss francs"],
  ["(?:swedish )?kronor|sek", ["SEK"], "Swedish kronor"],
  ["(?:norwegian )?kroner|nok", ["NOK", "DKK"], "kroner"],
  ["dkk", ["DKK"], "Danish kroner"],
  ["kr|crowns?", ["SEK", "NOK", "DKK"], "crowns"],
  ["z[lł]oty|zł|pln", ["PLN"], "zloty"],
];

/** The words and signs behind a number, as the source of a pattern. */
export const moneyWords = `(?:${named.map(([words]) => words).join("|")})(?!\\s?\\d)`;
/** The signs before a number, as the source of a pattern. */
export const moneySigns = "(?:(?:us|ca?|au?|nz)?\\$|[€£]|(?:jp)?¥)";

const number = "\\d[\\d.,]*k?";
const forms = named.map(([words, codes, name]) => ({
  codes,
  name,
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${number}\\s?(?:${words})(?!\\s?\\d)|(?:${words})\\s?\\d|(?:in|into|to) (?:the )?(?:${words}))(?![\\p{L}])`,
    "u",
  ),
}));

/** What a normalised text calls a currency that is not the one of the prices; undefined where it names none, or that one. */
export function otherCurrencyIn(text: string, own: string | undefined): string | undefined {
  if (own === undefined) return undefined;
  let rest = text;
  for (const { codes, name, pattern } of forms) {
    if (!pattern.test(rest)) continue;
    if (!codes.includes(own)) return name;
    // "us dollars" are dollars, too.
    rest = rest.replace(pattern, " ");
  }
  return undefined;
}

const converted = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:converted )?(?:in|into|to) (?:the )?(?:${named.map(([words]) => words).join("|")})(?![\\p{L}\\p{N}])`,
  "u",
);
const asksPrice = /\b(?:how much|what (?:is|are|does|do|would|will)|costs?|price of|convert)\b/u;
const asksShop =
  /\b(?:pay|paid|paying|charged?|currenc(?:y|ies)|prices|cart|basket|total|ship\w*|deliver\w*|orders?)\b/u;

/** "How much is that in dollars?" asks what it costs. */
export const withoutConversion = (clause: string): string =>
  asksPrice.test(clause) && !asksShop.test(clause)
    ? clause.replace(converted, " ").replace(/\s+/gu, " ").trim()
    : clause;
