import { numbered } from "./numbers.ts";
import { spelt } from "./spelling.ts";

/** A message as the patterns read it, and the words of the shopper that were changed for it. */
export type Normal = {
  /** Lower case, one space between words and before punctuation, contractions in full, number words as digits. */
  readonly text: string;
  /** By the changed word, what was typed: a word that turns out to belong to a product's name is put back. */
  readonly typed: ReadonlyMap<string, string>;
};

const pieces =
  /[$€£]\s?\d[\d.,]*k?\b|#?\d+(?:[.,]\d+)*[\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{N}]+)*|[\p{L}\p{M}\p{N}]+(?:['-][\p{L}\p{M}\p{N}]+)*|[^\s]/gu;

/** Reads a message into the form that every pattern here is written for. `known`: words that are never taken for typing errors. */
export function normalise(message: string, known: (word: string) => boolean = () => false): Normal {
  const typed = new Map<string, string>();
  const words: string[] = [];
  const plain = message
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[‘’ʼ´`]/g, "'")
    .replace(/[“”«»„]/g, '"')
    .replace(/[‐‑‒–—−]/g, "-");
  for (const [piece] of plain.toLowerCase().matchAll(pieces)) {
    const full = contractions.get(piece);
    if (full !== undefined) {
      words.push(full);
      continue;
    }
    const better = known(piece) ? piece : spelt(piece);
    if (better !== piece) typed.set(better, piece);
    words.push(better);
  }
  return {
    text: numbered(
      words
        .join(" ")
        .replace(/(?<!\S)(\d{1,3})[x×] (?=\p{L})/gu, "$1 ")
        .replace(/(?<!\S)(\d+(?:\.\d+)?)(ml|cl|l|kg|g|cm|mm|oz|gb|tb)(?!\S)/gu, "$1 $2")
        .replace(/(?<!\S)ill (?=(?:take|have|get|go|buy|order|need|try|do|pay)(?!\S))/gu, "i will "),
      typed,
    ),
    typed,
  };
}

/** The text with the words as they were typed, for what is looked up in the shop. */
export const asTyped = (text: string, typed: Normal["typed"]): string =>
  text
    .split(" ")
    .map((word) => typed.get(word) ?? word)
    .join(" ");

const contractions = new Map<string, string>(
  Object.entries({
    "i'm": "i am",
    im: "i am",
    "i'd": "i would",
    "i'll": "i will",
    "i've": "i have",
    ive: "i have",
    "we're": "we are",
    "we'd": "we would",
    "we'll": "we will",
    "we've": "we have",
    "you're": "you are",
    youre: "you are",
    "you've": "you have",
    "it's": "it is",
    "that's": "that is",
    thats: "that is",
    "that'll": "that will",
    "there's": "there is",
    theres: "there is",
    "what's": "what is",
    whats: "what is",
    "what're": "what are",
    "where's": "where is",
    wheres: "where is",
    "when's": "when is",
    whens: "when is",
    "who's": "who is",
    "how's": "how is",
    hows: "how is",
    "which's": "which is",
    "let's": "let us",
    lets: "let us",
    "don't": "do not",
    dont: "do not",
    "doesn't": "does not",
    doesnt: "does not",
    "didn't": "did not",
    didnt: "did not",
    "isn't": "is not",
    isnt: "is not",
    "aren't": "are not",
    arent: "are not",
    "wasn't": "was not",
    "hasn't": "has not",
    hasnt: "has not",
    "haven't": "have not",
    havent: "have not",
    "can't": "can not",
    cant: "can not",
    cannot: "can not",
    "won't": "will not",
    wont: "will not",
    "wouldn't": "would not",
    "couldn't": "could not",
    "shouldn't": "should not",
    u: "you",
    ur: "your",
    r: "are",
    pls: "please",
    plz: "please",
    plss: "please",
    thx: "thanks",
    tnx: "thanks",
    ty: "thanks",
    wanna: "want to",
    gonna: "going to",
    gimme: "give me",
    lemme: "let me",
    gotta: "have to",
    kinda: "kind of",
    ya: "you",
    yea: "yes",
    yeah: "yes",
    yep: "yes",
    yup: "yes",
    nope: "no",
    nah: "no",
    color: "colour",
    colors: "colours",
    gray: "grey",
    "t-shirts": "t-shirts",
    "&": "and",
    w: "with",
    "w/o": "without",
    abt: "about",
    ad: "add",
    shw: "show",
    sho: "show",
    wich: "which",
    witch: "which",
    wat: "what",
    wher: "where",
    hw: "how",
    wnat: "want",
    id: "i would",
    teh: "the",
    ment: "meant",
    hav: "have",
    wnt: "want",
    lookin: "looking",
    realy: "really",
    cheep: "cheap",
    cheeper: "cheaper",
    expensiv: "expensive",
    recomend: "recommend",
    diffrence: "difference",
    adres: "address",
    whre: "where",
    wen: "when",
    adn: "and",
    waht: "what",
    remov: "remove",
    trak: "track",
    compair: "compare",
    bascket: "basket",
    chekout: "checkout",
    seach: "search",
    serch: "search",
    smth: "something",
    sth: "something",
  }),
);
