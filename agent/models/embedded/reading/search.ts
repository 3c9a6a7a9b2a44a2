import type { Memory } from "../memory.ts";
import type { Search } from "../search.ts";
import { takeBudget } from "../text/money.ts";
import { materialWord, takeFilters, takeOptions } from "../text/options.ts";
import { any, re, starts, whole } from "../text/pattern.ts";
import { nounPhrase, takeNegations } from "../text/phrases.ts";
import type { Wish } from "../wishes.ts";

const sorts: readonly (readonly [NonNullable<Search["sort"]>, RegExp])[] = [
  [
    "price-asc",
    re`(?:the )?(?:your )?(?:cheapest|least expensive|lowest priced?|most affordable)(?: first)?|(?:sort(?:ed)? by |by )?price (?:low to high|ascending)|(?:sort|order|rank|list|arrange)(?:ed)?(?: (?:them|these|those|it|all|the list|results?))? by (?:the )?price|lowest price(?: first)?|cheap(?: first)?|cheaper|(?:sort(?:ed)? |order(?:ed)? )?(?:from )?(?:cheap(?:est)?|low(?:est)?) to (?:expensive|high(?:est)?|most expensive|dear)|inexpensive|affordable|budget(?! of| is)`,
  ],
  [
    "price-desc",
    re`(?:the )?(?:your )?(?:most expensive|priciest|dearest|highest priced?|finest)(?: first)?|(?:sort(?:ed)? by )?price (?:high to low|descending)|highest price(?: first)?|luxury|premium`,
  ],
  [
    "newest",
    re`(?:the )?(?:your )?(?:newest|latest|most recent)(?: (?:arrivals?|products?|items?|additions))?(?: first)?|new(?: arrivals?| products?| items?| in)(?= ?)|just (?:in|arrived)|what is new|sort(?:ed)? by (?:newest|date)|recently added`,
  ],
];
const best = re`best ?-?sell(?:ing|ers?)|(?:most )?popular(?: products?| items?)?|trending|top(?: rated| sellers?)?|recommended`;
const withGone = re`(?:even if|also if|including|include|with) (?:it is |they are )?(?:sold out|out of stock)(?: (?:ones|items|products))?(?: too)?`;
const onlyStock = re`(?:(?:that|which) (?:is|are) )?(?:currently )?(?:in stock|available)(?: (?:now|only|right now|ones))?`;
const lookups = any(
  "find|search(?: for)?|show|look(?:ing)?(?: for| at)?|need|want|do you (?:have|sell|carry|stock|offer|got)|have you(?: got)?|(?:i am |we are )?(?:after|interested in)|(?:are|is) there(?: any)?|recommend|suggest|buy|get|got any|any(?:thing)?|something|browse|see|shopping for|i would like|purchase|where can i (?:find|get|buy)|what (?:kind of |sort of |type of )?.+ do you (?:have|sell|carry|offer)|which .+ do you (?:have|sell|carry|offer)|gift|present|idea for|give me|list|in the market for|help me (?:find|choose|pick)|could use|order|sell",
);
const looking = re`${lookups}`;
const follows = starts`(?:and |but |ok |or )*(?:(?:what|how) about|and|also|same (?:for|with|but)|(?:do you have|show me|find|any) (?:the same|that|it|them|these|those)|also|now|or|then)`;
const again = re`instead|rather|same(?: thing| one)?|only|just|but|that|those|them|these|it|please|ones?|now|results?|show(?: me)?|make it|filter(?: (?:by|to|for|them))?|narrow(?: (?:it|them))?(?: down)?(?: to)?|limit(?: (?:it|them))?(?: to)?|do you have|have you got|what about|how about|are there|is there|any(?:thing)?|something|i (?:want|need|would like|prefer|have|meant)|my|budget|the|in|a|an|for|with|price|range|of|and|or|then|ok|well|actually|can|be|should|is|to|options?|sort(?:ed)?(?: by)?|first|some|more|which|are|find|have|available|got|everything|all|there|here|stuff|like|else|no|spend|looking|at|too|prefer(?:ably)?|colou?r|size|you|as|come|comes|does|try|let us say|say|sure|yes|hmm|maybe|perhaps|us|me|i|want|nothing|none|actually|its|that|usually|exactly`;
const everyAgain = new RegExp(again.source, "gu");
const attached = whole`(?:(?:and|but|only|just|ok|the|no|i (?:want|need|prefer|would like)|show me|do you have|have you got|any|are there(?: any)?|what about|how about|some|in|with|actually|maybe|instead|is there(?: one)?|something|anything|one|ones|find me) )*(?:(?:an? )?(.+?) ones?|(?:(?:it|them|that|those|these|one|ones|something|anything) )?(?:in|made (?:of|from|out of)|with|of) (.+?)|(?:it|them|that) (?:for|without) (.+?))(?: (?:instead|only|please|too|rather))*`;
const narrowed = whole`(?:(?:ok|and|but|no|show me|i (?:want|need)|show) )*(?:only|just)(?: show(?: me)?)? (?:the )?(?!.*\bones\b)([\p{L}' -]+?s)(?: please)?`;
const ages = re`(?:who|she|he|they|it) (?:is|are|turns?|will be|just turned) \d{1,2}(?: years? old)?|for (?:an? |my )?\d{1,2} ?-?(?:years?|yrs?|months?) ?-?olds?(?: (?:boys?|girls?|kids?|child(?:ren)?|toddlers?|baby|babies))?|\d{1,2} ?-?(?:years?|months?) ?-?olds?`;
const emphasis = re`at all|of all|overall|(?:that )?you (?:have|have got|sell|offer)(?: at all)?$`;
const comparatives = re`(?:a (?:bit|little) |much |slightly )?(?:nicer|better|fancier|prettier|finer|classier|warmer|softer|stronger|sturdier|lighter|heavier|thicker|more (?:beautiful|elegant|premium))`;
const bedSize = re`(king|queen|twin|double|single|full|large|small|medium|extra large)[ -]sized?`;
const forBed = re`(?:for )?(?:an? |my |our |the )?(king|queen|twin|double|single) (?:bed|mattress)s?`;
const wearing = re`(?:(?:i|he|she|they) (?:am|is|are|wear|wears|take|takes|need|have)|my (?:shoe )?size is)(?: an?| size| in| usually)* (\d{2}(?:[.,]5)?|x+s|x*l|s|m|small|medium|large)(?= ?(?:$|,|in|please))`;
/** "notebooks, but only those with lined pages". */
const onlyThose = / ?,? ?(?:but )?(?:only )?(?:those|ones|the ones|one) (?:with|that have|which have) /u;
const ofThem = re`(?:,? )?(?:\d{1,2}|one|some|a few|all) of (?:them|those|these)|(?<=\d )(?:each|apiece|per piece|a piece)|(?<=dollars )each`;
const everyOfThem = new RegExp(ofThem.source, "gu");
const inside =
  /(?<= )(?:please|actually|honestly|basically|obviously|kindly|maybe|perhaps|i guess|i think|i suppose)(?= |$)(?: ?,)?/gu;
/** What is told beside a wish: "no lamps, i have enough of those". */
const beside =
  /^(?:i|we|he|she|they|because|since|as) (?:have|has|got|own|already|hate|hates|can not|do not|does not|am|is|are|live|cook|love)\b(?!.*\d)/u;
function withoutRemarks(said: string): string {
  const parts = said.split(/ , ?/u);
  const kept = parts.filter((part, place) => place === 0 || !beside.test(part.trim()));
  return parts.length > 1 ? kept.filter((part) => part.trim() !== "").join(" , ") : said;
}
const guesses = re`i (?:guess|think|suppose|believe|mean)|or (?:so|something)(?: like that)?|you know|let us see|to be honest|if you have (?:any|one|it)`;
const tooDear = re`(?:that is |this is |they are |it is |those are )?(?:a bit |way |much |far |still )?too (?:expensive|pricey|dear|costly)`;
const fine = whole`(.+?) (?:is|are|would be|will be|works?|would work) (?:also |just |totally |perfectly )?(?:fine|ok|okay|good|great|alright|all right|possible)(?: too| as well| for me| with me| then)*`;
/** "a can to water my plants". */
const aThing = starts`(?:an?|some|any) (?:[\p{L}-]+ ){1,3}(?:to|for|that|which|with|made)`;
const standing = re`my (?:budget|limit)|budget is|i (?:only )?(?:have|can spend|can afford|want to spend|have got|do not want to spend)(?! (?:a|an) )`;
const notGoods = whole`(?:\d+|one|ok|it|that|this|\W+|fine|stuff|thing|nothing)`;

/** A wish to find products, or to narrow the last search. `loose`: a clause that nothing else understood may be just the name of a product. */
export function readSearch(clause: string, memory: Memory, loose: boolean): Wish | undefined {
  const { without, rest: said } = takeNegations(
    clause
      .replace(onlyThose, " with ")
      .replace(everyOfThem, " ")
      .replace(inside, " ")
      .replace(/\s+/gu, " ")
      .trim(),
  );
  const positive = withoutRemarks(said);
  const {
    budget,
    rest: unpriced,
    isForeign,
  } = takeBudget(
    positive
      .replace(bedSize, "in size $1")
      .replace(forBed, "in size $1")
      .replace(wearing, "in size $1")
      .replace(ages, " ")
      .replace(emphasis, " ")
      .trim(),
    memory.currency,
  );
  const { options, rest: unsized } = takeFilters(unpriced);
  let rest = unsized.replace(guesses, " ").replace(tooDear, " ");
  const sort = sorts.find(([, pattern]) => pattern.test(rest))?.[0];
  if (sort) for (const [, pattern] of sorts) rest = rest.replace(pattern, " ");
  if (sort) rest = rest.replace(/\bfirst\b/u, " ");
  rest = rest.replace(best, " ");
  const gone = withGone.test(rest);
  rest = rest.replace(withGone, " ").replace(onlyStock, " ").replace(/\s+/gu, " ").trim();
  let filters: Search = {
    ...(budget?.min !== undefined && { minPrice: budget.min }),
    ...(budget?.max !== undefined && { maxPrice: budget.max }),
    ...(options.length > 0 && { options }),
    ...(sort && { sort }),
    ...(gone && { inStock: false }),
  };
  const filtered =
    budget !== undefined ||
    isForeign ||
    options.length > 0 ||
    sort !== undefined ||
    without.length > 0 ||
    gone;
  const anew = sort !== undefined && emphasis.test(clause);
  if (memory.search && !anew) {
    const change = refinement(rest.replace(comparatives, " ").trim(), filters, filtered, valuesIn(memory));
    if (change) return { kind: "refine", change, without };
  }
  const stuff = ofKind.exec(rest.trim());
  if (stuff && looseKind(stuff[1] ?? "")) rest = stuff[1] ?? "";
  if (stuff?.[2] !== undefined && looseKind(stuff[1] ?? ""))
    filters = { ...filters, options: [...(filters.options ?? []), stuff[2]] };
  const kid = Number(/(\d{1,2})/u.exec(ages.exec(clause)?.[0] ?? "")?.[1] ?? 99) < 13;
  const asked = nounPhrase(rest.replace(materialPart, "")).replace(madeOf, "$2 $1");
  const query = kid && /^(?:gift|present|something|)$/u.test(asked) ? "toys" : asked;
  const wish = materialPart.exec(rest)?.[1];
  if (wish !== undefined && query !== "")
    filters = { ...filters, options: [...(filters.options ?? []), wish] };
  const either =
    eitherMaterial.exec(query) ?? eitherMaterialLast.exec(query) ?? eitherMaterialFirst.exec(query);
  const kind = either?.groups?.["kind"];
  const listed = rest
    .split(/ (?:and|plus|as well as)(?: also| then| maybe)? (?:an?|some) /u)
    .map((part) => nounPhrase(part))
    .filter((part) => part !== "");
  const apart =
    listed.length > 1 && listed.length <= 3 && listed.every((part) => part.split(" ").length <= 4);
  const parts =
    apart && !kind
      ? listed
      : kind
        ? [either?.groups?.["one"], either?.groups?.["two"]].map((made) => `${made} ${kind}`)
        : eitherNoun.test(query)
          ? query.split(" or ")
          : query.split(/ and (?:an?|some|the) /u);
  if (parts.length > 1 && parts.length <= 3)
    return {
      kind: "several",
      wishes: parts.map((part) => ({
        kind: "find",
        search: { query: nounPhrase(part), ...filters },
        without,
        follows: false,
        standing: false,
      })),
    };
  const wanted = looking.test(clause) || aThing.test(clause);
  const isStanding = standing.test(clause) && budget !== undefined;
  if (query === "" || notGoods.test(query)) {
    if (!filtered && loose && wanted) return { kind: "social", social: "open" };
    if (!filtered && !best.test(clause) && !(wanted && /\b(?:gift|present|recommend|suggest)/u.test(clause)))
      return undefined;
    return {
      kind: "find",
      search: filters,
      without,
      follows: !anew && follows.test(clause),
      standing: isStanding,
    };
  }
  if (!wanted && !filtered && !loose && !follows.test(clause)) return undefined;
  if (loose && !wanted && !filtered && query.split(" ").length > 6) return undefined;
  return {
    kind: "find",
    search: { query, ...filters },
    without,
    follows: !anew && follows.test(clause),
    standing: isStanding,
  };
}

/** "in blue", "under 50 instead", "only stoneware ones": what changes about the last search. */
function refinement(
  said: string,
  filters: Search,
  filtered: boolean,
  values: ReadonlySet<string>,
): Search | undefined {
  const rest = said.replace(whichOf, "in ").trim();
  const chosen = takeOptions(rest);
  const options = [...(filters.options ?? []), ...chosen.options];
  const left = chosen.rest
    .replace(everyAgain, " ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  if (left === "" && (filtered || chosen.options.length > 0))
    return { ...filters, ...(options.length > 0 && { options }) };
  const kind = narrowed.exec(rest)?.[1];
  if (kind !== undefined) {
    const query = nounPhrase(takeOptions(kind).rest);
    if (query !== "" && query.split(" ").length <= 3)
      return { ...filters, ...(options.length > 0 && { options }), query };
  }
  const accepted = fine.exec(rest)?.[1];
  if (accepted !== undefined && !/^(?:it|that|this|everything|they|which|what|all)$/u.test(accepted)) {
    const more = nounPhrase(accepted);
    if (more !== "" && more.split(" ").length <= 2) return { ...filters, ...asOptions([...options, more]) };
  }
  const bareWord = memoryWord.exec(rest)?.[1];
  if (bareWord !== undefined && (values.has(bareWord) || materialOnly.test(bareWord)))
    return { ...filters, ...asOptions([...options, bareWord]) };
  // "the studio walnut one" is one of them, and no narrowing.
  if (/^(?:and |or )?the \S+ \S+.* one$/u.test(rest)) return undefined;
  const found = attached.exec(rest);
  const words = found?.slice(1).find((capture) => capture !== undefined);
  if (
    words === undefined ||
    /^(?:the|this|that|first|second|third|last|other|my|your|cheaper|stock)\b/u.test(words)
  )
    return undefined;
  const more = nounPhrase(takeOptions(words).rest);
  if (more.split(" ").length > 3) return undefined;
  return more === "" && options.length === 0 && !filtered
    ? undefined
    : { ...filters, ...asOptions([...options, more]) };
}

/** "garden stuff made of brass". */
const ofKind = new RegExp(
  `^(?:(?:some|any|all|your|the|show me|find me|i want|i need|do you have) )*([\\p{L}-]+(?: [\\p{L}-]+)?) (?:stuff|things?|items?|products?|goods|accessories|gear)(?: (?:that (?:is|are) )?(?:made )?(?:of|in|from|out of) (${materialWord.source}))?$`,
  "u",
);
const looseKind = (kind: string): boolean => nounPhrase(kind) !== "" && !materialOnly.test(kind);

/** "a shelf, oak if possible". */
const materialPart = new RegExp(
  ` ?, (?:preferably |ideally |maybe |in |made of )*(${materialWord.source})(?: if (?:possible|you can|there is(?: one)?)| preferred| would be (?:nice|great|best)| preferably)?$`,
  "u",
);

/** "lamps in brass" are brass lamps: the kind of a product stands last. */
const madeOf = new RegExp(`^(.+) (?:in|of|made (?:of|from|out of)) (${materialWord.source})$`, "u");
const eitherMaterial = new RegExp(
  `^(?<kind>.+) (?:in|of|made (?:of|from|out of)) (?<one>${materialWord.source}) or (?<two>${materialWord.source})$`,
  "u",
);
const eitherMaterialLast = new RegExp(
  `^(?<kind>[^,]+?) ?,? (?<one>${materialWord.source}) or (?<two>${materialWord.source})$`,
  "u",
);
const eitherMaterialFirst = new RegExp(
  `^(?<one>${materialWord.source}) or (?<two>${materialWord.source}) (?<kind>.+)$`,
  "u",
);
/** "notebook or pen". */
const eitherNoun = /^(?:an? )?\p{L}+ or (?:an? )?\p{L}+$/u;
const materialOnly = whole`${materialWord}`;

/** "which of those comes in leather", "is any of them made of oak". */
const whichOf = starts`(?:and )?(?:which|what|is|are|do|does)(?: one)?(?: (?:any|one|some))? (?:of )?(?:them|those|these)(?: ones?)? (?:comes?|is|are|available|made|have|has|you have)?(?: available| made)? ?(?:in|of|from|out of)`;
const asOptions = (words: readonly string[]): Pick<Search, "options"> => {
  const options = words.filter((word) => word !== "");
  return options.length > 0 ? { options } : {};
};

/** One word by itself: "dotted", "and plain?". It narrows the list where a product of it has such an option. */
const memoryWord = whole`(?:(?:and|or|what about|how about|only|just|in|the|maybe) )*([\p{L}\p{N}-]+(?: [\p{L}\p{N}-]+)?)(?: (?:then|please|too|ones?|instead))*`;
const valuesIn = ({ list }: Memory): ReadonlySet<string> =>
  new Set(
    list.flatMap(({ options }) =>
      Object.values(options ?? {})
        .flat()
        .map((value) => value.toLowerCase()),
    ),
  );

/** Whether a clause has nothing but a price, an option or an order: it belongs to the wish before it. */
export function isFilter(clause: string): boolean {
  const { budget, rest } = takeBudget(clause);
  const left = takeOptions(rest)
    .rest.replace(guesses, " ")
    .replace(everyAgain, " ")
    .replace(
      /\b(?:really|can not|can|more|than|about|up|only|so|but|it|should|cost|must|not|over|all|right)\b/gu,
      " ",
    );
  return budget !== undefined && left.replace(/[^\p{L}\p{N}]+/gu, "") === "";
}

/** Whether a clause goes on with the search before it, as "and in blue" does. */
export const isFollowing = (clause: string): boolean => follows.test(clause);
