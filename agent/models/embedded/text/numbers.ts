const units =
  "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const values = new Map<string, number>([
  ...units.map((word, place) => [word, place + 2] as const),
  ...tens.map((word, place) => [word, (place + 2) * 10] as const),
  ["one-hundred", 100],
  ["one-thousand", 1000],
]);
const ones = new Map<string, number>([
  ["one", 1],
  ...units.slice(0, 8).map((word, place) => [word, place + 2] as const),
]);

/** Number words as digits: "twenty-five" → "25", "half a dozen" → "6", "a hundred and fifty" → "150". "one" stays, it is a pronoun as often. */
export function numbered(text: string, typed: Map<string, string>): string {
  const words = text
    .replace(/\bhalf (?:a )?dozen\b/g, "6")
    .replace(/\b(?:a|1) dozen\b|\bdozen\b/g, "12")
    .replace(/\b(?:a|the) couple(?: of)?\b|\bcouple of\b/g, "2")
    .replace(/\b(?:a|one) (hundred|thousand)\b/g, "one-$1")
    .split(" ");
  const read: string[] = [];
  for (let place = 0; place < words.length; ) {
    const { value, size } = numberAt(words, place);
    const word = words[place] ?? "";
    if (value === undefined) read.push(word);
    else {
      if (size === 1 && word !== String(value)) typed.set(String(value), word);
      read.push(String(value));
    }
    place += size;
  }
  return read.join(" ");
}

function numberAt(words: readonly string[], place: number): { value: number | undefined; size: number } {
  let value = simple(words[place]) ?? digits(words, place);
  if (value === undefined) return { value, size: 1 };
  let size = 1;
  const following = ones.get(words[place + 1] ?? "");
  if (
    value >= 20 &&
    value < 100 &&
    value % 10 === 0 &&
    following !== undefined &&
    tens.includes(words[place] ?? "")
  ) {
    value += following;
    size++;
  }
  for (const [word, times] of [
    ["hundred", 100],
    ["thousand", 1000],
  ] as const) {
    if (words[place + size] !== word) continue;
    value *= times;
    size++;
  }
  if (value >= 100) {
    const linked = words[place + size] === "and" ? 1 : 0;
    const rest = simple(words[place + size + linked]);
    if (rest !== undefined && rest < 100 && words[place] !== String(value)) {
      value += rest;
      size += linked + 1;
    }
  }
  return { value, size };
}

/** Digits count only before "hundred" and "thousand": everything else that is written in digits stays as it is. */
const digits = (words: readonly string[], place: number): number | undefined => {
  const word = words[place] ?? "";
  const next = words[place + 1];
  const begins = /^\d{1,4}$/.test(word) && (next === "hundred" || next === "thousand");
  return begins || word === "100" || word === "1000" ? Number(word) : undefined;
};

function simple(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const [ten = "", one] = word.split("-");
  const value = values.get(word);
  if (value !== undefined || one === undefined) return value;
  const [whole, part] = [tens.includes(ten) ? values.get(ten) : undefined, ones.get(one)];
  return whole === undefined || part === undefined ? undefined : whole + part;
}

const places = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");

/** "second" → 2, "3rd" → 3, "last" → -1. */
export function ordinalOf(word: string): number | undefined {
  if (word === "last" || word === "final" || word === "bottom") return -1;
  if (word === "top") return 1;
  const place = places.indexOf(word);
  if (place >= 0) return place + 1;
  const written = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word)?.[1];
  return written === undefined ? undefined : Number(written);
}

/** The ordinals that `ordinalOf` reads, for patterns. */
export const ordinals = new RegExp(
  `(?:${places.join("|")}|\\d{1,2}(?:st|nd|rd|th)|last|top|final|bottom)`,
  "u",
);
