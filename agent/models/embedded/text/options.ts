import { tokensOf } from "../../../../api/domain/search/text/tokens.ts";
import { any, re } from "./pattern.ts";

const sizeNames: readonly (readonly string[])[] = [
  ["xxs"],
  ["xs", "extra small", "extra-small", "x-small"],
  ["s", "small"],
  ["m", "medium", "med"],
  ["l", "large"],
  ["xl", "extra large", "extra-large", "x-large"],
  ["xxl", "2xl", "extra extra large", "xx-large", "double xl"],
  ["xxxl", "3xl"],
  ["twin", "single"],
  ["full", "double"],
  ["queen"],
  ["king"],
  ["one size"],
];
const sizes = any(...sizeNames.flat().toSorted((one, other) => other.length - one.length));
const plainSizes = any("extra-?\\s?small|extra-?\\s?large|small|medium|large|x+s|x+l|[23]xl|queen|king|twin");
const colours = any(
  "(?:dark |light |navy |sky |forest |bright |pale |royal )?(?:red|blue|navy|green|black|white|grey|brown|beige|yellow|orange|pink|purple|violet|gold|golden|silver|teal|turquoise|burgundy|khaki|charcoal|maroon|lilac|ivory|magenta)",
);

export const sizeWord = plainSizes;
export const colourWord = colours;

const sized = re`(?:in )?(?:a )?sized? (?:is |of |to )?(${sizes}|\d{1,3}(?:[.-]\d{1,3})?)|in (?:an? |the )?(${sizes})(?: size| one)?`;
const plain = re`(?:in )?(?:an? )?(${plainSizes})(?: size)?`;
const coloured = re`(?:in )?(?:the )?(?:colour )?(${colours})(?: colour)?`;

const materials = any(
  "leather|suede|canvas|cotton|linen|wool|merino|cashmere|lambswool|alpaca|silk|felt|hemp|denim|velvet|nylon|polyester|oak|walnut|birch|beech|maple|ash|pine|teak|bamboo|cork|rattan|wood(?:en)?|steel|stainless steel|iron|copper|brass|bronze|aluminium|titanium|gold|silver|metal|glass|ceramic|stoneware|porcelain|enamel|marble|stone|concrete|plastic|paper|wax(?:ed)?",
);
export const materialWord = materials;

/** Sizes, and colours as well: what a search filters by. */
export const takeFilters = (text: string): Taken => take(text, [sized, coloured]);
/** Sizes and colours, where the text is known to choose between variants of a product. */
export const takeOptions = (text: string): Taken => take(text, [sized, plain, coloured]);

export type Taken = { readonly options: readonly string[]; readonly rest: string };

function take(text: string, patterns: readonly RegExp[]): Taken {
  const options: string[] = [];
  let rest = text;
  for (const pattern of patterns)
    for (let found = pattern.exec(rest); found; found = pattern.exec(rest)) {
      const value = found.slice(1).find((capture) => capture !== undefined);
      if (value !== undefined) options.push(value);
      rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
        .replace(/\s+/g, " ")
        .trim();
    }
  return { options, rest };
}

/** The words by which a value is called: "L" also as "large". */
export function callsOf(value: string): readonly string[] {
  const plainValue = wordsOf(value);
  return sizeNames.find((names) => names.includes(plainValue)) ?? [plainValue];
}

const wordsOf = (text: string): string =>
  tokensOf(text)
    .map(({ word }) => word)
    .join(" ");

/** Whether the words of a shopper name this value of an option: "large" names "L", "36" names "36–40". */
export function names(said: string, value: string): boolean {
  const asked = wordsOf(said);
  if (asked === "") return false;
  if (callsOf(value).includes(asked) || callsOf(asked).includes(wordsOf(value))) return true;
  if (
    /^\d+$/u.test(asked) &&
    new RegExp(`^${asked} ?(?:g|kg|ml|cl|l|cm|mm|oz|w|inch)$`, "u").test(value.trim().toLowerCase())
  )
    return true;
  const spread = /^(\d+)\s*[-–]\s*(\d+)$/.exec(value.trim());
  const number = Number(asked);
  return spread !== null && /^\d+$/.test(asked) && number >= Number(spread[1]) && number <= Number(spread[2]);
}

const smaller = new Set(["small", "smaller", "smallest", "little"]);
const larger = new Set(["large", "larger", "largest", "big", "bigger", "biggest"]);

/** As `names`, and "the small one" of "500 ml" and "1 l" is the first: merchants list sizes from the smallest. */
export function meansValue(said: string, value: string, values: readonly string[]): boolean {
  if (values.some((one) => names(said, one))) return names(said, value);
  const distinct = [...new Set(values)];
  if (!distinct.every((one) => /\d/u.test(one))) return false;
  if (smaller.has(said)) return value === distinct[0];
  return larger.has(said) && value === distinct.at(-1);
}
