/** What a pattern is made of: a group of words, or another pattern. */
type Part = RegExp | string | number;

/** Not between two letters. */
const wordEnd = "(?:(?<![\\p{L}\\p{N}])|(?![\\p{L}\\p{N}]))";

/**
 * A regular expression over normalised text, written with spaces: a space stands for one or more, groups and patterns
 * are put in as they are. `re` matches whole words anywhere.
 */
export function re(strings: TemplateStringsArray, ...parts: readonly Part[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${sourceOf(strings, parts)})${wordEnd}`, "u");
}

/** As `re`, from the beginning of the text. */
export function starts(strings: TemplateStringsArray, ...parts: readonly Part[]): RegExp {
  return new RegExp(`^(?:${sourceOf(strings, parts)})${wordEnd}`, "u");
}

/** As `re`, the whole text. */
export function whole(strings: TemplateStringsArray, ...parts: readonly Part[]): RegExp {
  return new RegExp(`^(?:${sourceOf(strings, parts)})$`, "u");
}

/** A group of words and phrases of one meaning. */
export const any = (...words: readonly string[]): RegExp => new RegExp(`(?:${words.join("|")})`, "u");

const sourceOf = (strings: TemplateStringsArray, parts: readonly Part[]): string =>
  strings.raw
    .map((text, place) => {
      const part = parts[place];
      return text + (part instanceof RegExp ? part.source : (part ?? ""));
    })
    .join("");
