import type { Known, Stock } from "./facts.ts";

const out =
  /\b(?:sold out|out of stock|unavailable|not (?:currently |yet |now |in stock or )?(?:available|in stock)|no longer (?:available|in stock|on sale|sold)|isn't (?:currently |yet )?(?:available|in stock)|aren't (?:currently )?(?:available|in stock)|(?:none|nothing|no more|no units?) (?:is |are )?(?:left|in stock|available)|can't be (?:bought|ordered)|ran out|run out|back in stock|restock(?:ed|ing)?)\b/g;
const counted =
  /(\d+)(?: (?!out\b|and\b|or\b|of\b)[\p{L}§]+){0,3} (?:are |is )?(?:left|remaining|in stock|available|on hand|to go)\b/gu;
const within = /\b(?:in stock|available|on hand|ready to (?:ship|order)|can be (?:bought|ordered))\b/;
const few =
  /\b(?:only a few|a few left|few left|last (?:one|ones|few|pieces|units|chance)|low (?:in|on) stock|low stock|limited (?:stock|quantit(?:y|ies)|availability|supply)|almost (?:gone|sold out)|nearly (?:gone|sold out)|while (?:stocks?|supplies) lasts?)\b/;
const hype =
  /\b(?:selling (?:out )?fast|going fast|flying off|high demand|hurry|best-?sell(?:er|ers|ing)|most popular|back in stock|restock(?:ed|ing)?)\b/;
const supposed =
  /\b(?:if|whether|when|once|until|unless|in case|as soon as|let me check|to see (?:what|which|whether)|depends on)\b/;
const asking =
  /^[^a-z]*(?:would|do|does|should|shall|want|can|could|may|which|what|is|are|how|please|try|choose|pick|tell|let)\b/;
const otherThings =
  /\b(?:categor(?:y|ies)|help|support|i'm|i am|assistance|service|team|information|payment|methods?|tracking|delivery|shipping|options|standard|express|invoice|returns?|refunds?|account)\b/;

/** A claim on stock that no facts back. `lower` is the sentence without names, which `mentioned` has; `whole` has them. */
export function unstocked(
  lower: string,
  whole: string,
  mentioned: readonly string[],
  known: Known,
): string | undefined {
  const stock = relevant(known.stock, whole, mentioned);
  const texts = [...known.texts, ...known.documents];
  const isQuote = (words: string) => texts.some((text) => text.includes(words));
  const hyped = hype.exec(lower)?.[0];
  if (hyped !== undefined && !supposed.test(lower) && !isQuote(hyped)) return hyped;
  for (const [words, count] of lower.matchAll(counted)) {
    if (out.test(words)) continue;
    if (!stock.some(({ available }) => available === Number(count)) && !isQuote(words)) return words;
  }
  out.lastIndex = 0;
  const scarce = few.exec(lower)?.[0];
  if (
    scarce !== undefined &&
    !stock.some(({ available }) => available > 0 && available <= 5) &&
    !isQuote(scarce)
  )
    return scarce;
  if (supposed.test(lower) || asking.test(lower)) return undefined;
  const isOut = lower.match(out)?.[0];
  const nothing =
    known.keys.has("outOfStock") ||
    known.keys.has("problem") ||
    known.keys.has("error") ||
    known.keys.has("unknown") ||
    known.keys.has("relaxed") ||
    known.keys.has("unavailable");
  const isEmpty = known.stock.length === 0 && known.numbers.has(0);
  if (isOut !== undefined) {
    const backed =
      stock.some(({ available }) => available <= 0) ||
      (stock.length === 0 && nothing) ||
      isEmpty ||
      isQuote(isOut);
    if (!backed && !otherThings.test(lower)) return isOut;
  }
  const rest = lower.replace(out, " ").replace(counted, " ");
  const isIn = within.exec(rest)?.[0];
  if (isIn === undefined || (otherThings.test(rest) && isIn === "available" && stock.length === 0))
    return undefined;
  const all = /\b(?:all|both|every|each)\b/.test(rest);
  const backed = all
    ? stock.length > 0 && stock.every(({ available }) => available > 0)
    : stock.some(({ available }) => available > 0);
  return backed || isQuote(isIn) ? undefined : isIn;
}

/** The stock that a sentence is about: of the things that it names, and of the variants whose options it names. */
function relevant(stock: readonly Stock[], whole: string, mentioned: readonly string[]): readonly Stock[] {
  const named =
    mentioned.length === 0
      ? stock
      : stock.filter(({ names }) => names.some((name) => mentioned.includes(name)));
  const about =
    named.length > 0 || mentioned.length === 0 ? named : stock.filter(({ names }) => names.length === 0);
  const hasWord = (value: string) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${escaped(value)}(?![\\p{L}\\p{N}])`, "u").test(whole);
  const said = new Set(about.flatMap(({ options }) => options).filter(hasWord));
  if (said.size === 0) {
    const products = about.filter(({ options }) => options.length === 0);
    return products.length > 0 ? products : about;
  }
  const exact = about.filter(({ options }) => [...said].every((value) => options.includes(value)));
  return exact.length > 0 ? exact : about.filter(({ options }) => options.some((value) => said.has(value)));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
