/** Characters that show nothing, or that turn the direction of a text: with them "$24" can be made to read as "$42". */
export const unseen = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;

/**
 * A text as a reader understands it, for checking only: one kind of digit, quote and space, nothing unseen, no emphasis
 * within numbers, and letters that stand for digits read as digits.
 */
export function plain(text: string): string {
  const simple = decoded(text)
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/(?<=[\p{Nd}\p{Sc}])\p{M}+/gu, "")
    .replace(/[^\P{Nd}0-9]/gu, digitOf)
    .replace(/[*_`~\\]/g, "")
    .replace(/[’‘ʼ´]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[‐‑‒−]/g, "-")
    .replace(/٫/g, ".")
    .replace(/[٬،]/g, ",")
    .replace(/(?<=\d)·(?=\d)/g, ".")
    .replace(/\s+/g, " ");
  return together(readAsDigits(simple));
}

/** Numeric references, and the named ones for currencies and spaces. */
const decoded = (text: string): string =>
  text
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (all, hex: string | undefined, decimal: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    })
    .replace(
      /&(dollar|euro|pound|yen|nbsp|amp|percnt|period|comma);/gi,
      (_, name: string) => named[name.toLowerCase()] ?? "",
    );
const named: Readonly<Record<string, string>> = {
  dollar: "$",
  euro: "€",
  pound: "£",
  yen: "¥",
  nbsp: " ",
  amp: "&",
  percnt: "%",
  period: ".",
  comma: ",",
};

/** Every script's ten digits stand together, from a code that ends in 0 or 6. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const from0 = /\p{Nd}/u.test(String.fromCodePoint(code & ~15));
  return String((code & 15) - (from0 ? 0 : 6));
}

const likeZero = /[OoОоΟο]/g;
const likeOne = /[lI|]/g;

/** "$l0", "l0.50" and "2O" are amounts to a reader. "XL", "1 l" and "M2" are not. */
const readAsDigits = (text: string): string =>
  text
    .replace(
      /(?<=[$€£¥₹]\s?)(?=[lIOoОоΟο|SB.,]*\d)[\dlIOoОоΟο|SB.,]*[\dlIOОΟ|][\dlIOoОоΟο|.,]*(?![\p{L}])/gu,
      (run) => run.replace(likeZero, "0").replace(likeOne, "1").replace(/S/g, "5").replace(/B/g, "8"),
    )
    .replace(/(?<![\p{L}\d])[lI|](?=[\dOo]+(?:[.,]\d+)?(?!\p{L}))/gu, "1")
    .replace(/(?<=\d)[OoОоΟο]+(?=[\d.,\s%€]|$)/gu, (run) => "0".repeat(run.length));

/** "$ 2 4" → "$24", "1 234,50 €" → "1234,50 €". */
const together = (text: string): string =>
  text
    .replace(/(?<![\d.,])\d(?: ?[.,]? ?\d(?!\d)){1,8}(?![\d])/g, (run) =>
      run.includes(" ") ? run.replaceAll(" ", "") : run,
    )
    .replace(
      /(?<![\d.,])\d{1,3}(?: \d{3})+(?=[.,]\d{1,2}(?!\d)| ?(?:€|£|¥|\$|zł|kr\b|EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|JPY|dollars|euros|yen))/g,
      (run) => run.replaceAll(" ", ""),
    )
    .replace(/(?<=\d)'(?=\d{3}(?!\d))/g, "");
