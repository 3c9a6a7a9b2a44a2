const small: Readonly<Record<string, number>> = Object.fromEntries(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, value) => [word, value]),
);
const tens: Readonly<Record<string, number>> = Object.fromEntries(
  "twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, place) => [word, (place + 2) * 10]),
);
const scales: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, million: 1_000_000 };
const word = [...Object.keys(small), ...Object.keys(tens), ...Object.keys(scales)].join("|");
const spelled = new RegExp(
  `\\b(?:an? (?=hundred|thousand|million))?(?:${word})(?:(?:[\\s-]+|\\s+and\\s+)(?:${word}))*\\b`,
  "gi",
);

/** What comes after a number that counts, where "one" is no pronoun. */
const counted =
  /^\s*(?:-|%|percent|(?:us |australian |canadian )?(?:dollars?|bucks?|euros?|pounds?|quid|cents?|pence)\b|(?:working |business |calendar )?(?:minutes?|hours?|days?|weeks?|months?|years?)\b|(?:more )?(?:items?|units?|products?|pieces?|orders?|parcels?|results?|match(?:es)?|variants?|left|remaining|in stock|available)\b)/i;

/** Words for numbers as digits: "twenty-four dollars" → "24 dollars", "a dozen" → "12". "One" only where it counts something. */
export function withDigits(text: string): string {
  return text
    .replace(/\bhalf an? dozen\b/gi, "6")
    .replace(/\b(?:(?:a|one) )?dozen\b/gi, "12")
    .replace(/\ba (?:couple|pair) of\b|\ba couple\b/gi, "2")
    .replace(
      /\b(the|these|those|first|last|other|all) (?:one|two|three|four|five|six)\b(?= (?:of|are|is|above|below|cheapest|products|items|together)\b|[.,:;!?]|$)/gi,
      "$1 ones",
    )
    .replace(spelled, (run: string, at: number, whole: string) => {
      const isAlone = /^one$/i.test(run);
      const after = whole.slice(at + run.length);
      const before = whole.slice(0, at);
      if (isAlone && !counted.test(after) && !/\b(?:only|just|exactly) $/i.test(before)) return run;
      return String(valueOfWords(run));
    });
}

function valueOfWords(run: string): number {
  let total = 0;
  let current = 0;
  for (const one of run.toLowerCase().split(/[\s-]+/)) {
    const scale = scales[one];
    if (scale === undefined) current += small[one] ?? tens[one] ?? 0;
    else if (scale === 100) current = Math.max(1, current) * 100;
    else {
      total += Math.max(1, current) * scale;
      current = 0;
    }
  }
  return total + current;
}
