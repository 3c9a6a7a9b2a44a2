import type { Memory } from "../memory.ts";
import { materialWord, takeOptions } from "../text/options.ts";
import { any, re, starts, whole } from "../text/pattern.ts";
import { nounPhrase } from "../text/phrases.ts";
import { type Reference, referenceIn, referenceOf } from "../text/references.ts";
import type { Aspect, Wish } from "../wishes.ts";
import { nameIn } from "./named.ts";

const comparing = starts`(?:compare|comparison (?:of|between)|what is the difference between|what are the differences between|(?:the )?differences? between|how do(?:es)?|which (?:one )?(?:of (?:them|these|those|the \d) )?is (?:the )?(?:better|best|cheaper|cheapest|more expensive|most expensive|nicer)|which (?:one )?(?:should|would) (?:i|you) (?:buy|choose|pick|get|take|recommend)|how (?:are|is))`;
const howCompare = re`compares?|differ(?:s|ent)?|stack up|vs|versus`;
const versus = re`vs ?\.?|versus|compared (?:to|with)`;
const links = /\s?,\s(?:and )?|\s(?:and|with|to|vs|versus|or|against|from)\s/u;

const alike = re`(?:more|something|anything|products?|items?|ones?|others?|some|stuff|things)? ?(?:similar|like)(?: (?:to|products?|items?|ones?|things?|stuff))*|alternatives?(?: (?:to|for))?|comparable(?: to)?|(?:goes|go|matches|match) (?:well )?with`;
const similarTo = starts`(?:.{0,40} )?${alike} ?`;
const moreOf = whole`(?:(?:show|give|find|list|see|load)(?: me)? )?(?:(?:some|any|a few|the) )?(?:more|others?|next|the rest|more (?:results|options|products|choices|items|please|ones|of (?:them|those|these))|other (?:options|ones|results|products|choices|items)|next (?:page|ones|results)|(?:the )?next (?:\d|few))(?: please)?|(?:(?:do you have|is there|are there|got|have you got|what|show me) )?(?:anything|something|what|any others?|any more|anymore|more)(?: else)?(?: (?:do you have|have you got|is there|like that))?|any (?:other|others|more)(?: (?:options|ones|products|choices))?|(?:show me )?(?:something|anything|some) (?:other|different)|(?:other|different) ones?|what else(?: (?:do you have|is there|have you got))?|(?:do you have|are there|is there|have you got|got) (?:any )?(?:more|others?)(?: (?:options|ones|products|choices|of (?:them|those|these)|like (?:it|this|that|these|those)))?|(?:i (?:do not|did not) like|none of) (?:any of )?(?:them|these|those)`;
const cheaperWords = any(
  "cheaper|less expensive|more affordable|lower priced?|too (?:expensive|pricey|much|dear|costly)|cost less|costs less|not so expensive|more budget friendly|better price|lower price|for less(?: money)?",
);
const dearerWords = any(
  "more expensive|pricier|higher end|more premium|dearer|higher priced?|better quality|more luxurious|fancier|upmarket",
);
const shiftLead =
  "(?:(?:(?:do you have|have you got|is there|are there|got|show me|find me|find|show|i want|i need|i would like|give me|can you find|any|how about|what about|that is|this is|it is|they are|those are|these are|all|still|a bit|a little|even|much|bit|way|something|anything|some|one|ones|them|it|a|an|the|options?|now|something that is|but|hmm|ok|,|ones that are|which are|that are) ?))*";
const shiftTail =
  "(?: (?:ones?|options?|alternatives?|products?|items?|version|models?|than (?:that|this|those|these|it|them)|than (?:the )?.+|please|available|though|for me|instead|like (?:it|that|this)|,|anything|something))*";
const shifts = {
  cheaper: whole`${shiftLead}${cheaperWords}${shiftTail}`,
  dearer: whole`${shiftLead}${dearerWords}${shiftTail}`,
};
/** "a cheaper one in any other material is fine too". */
const cheaperOne = starts`(?:(?:or|and|but|maybe|ok|is there|do you have|have you got|show me) )*(?:an?|any|something|anything|some) (?:a bit |much |little )?cheaper(?: ones?)?(?: (?:in|of|from) (?:any |an)?other .+| (?:will|would) do| (?:is|would be) (?:fine|ok|okay|enough).*)`;
const than = re`than (.+)`;

const catalog = whole`(?:what|which|show me|list|tell me|see)(?: (?:me|kinds?|types?|sorts?|categories|category|products?|items?|things|stuff|goods|departments?|are|is|the|all|your|of|do|you|in|can|i|does|this|shop|store))*(?: (?:sell|have|carry|offer|stock|got|buy(?: here)?|here|there|categories|category|departments?|products|catalogue|catalog|range|assortment|selection|inventory))(?: (?:here|available|for sale|in (?:this|the|your) (?:shop|store)|do you (?:have|sell|offer)|are there))*|(?:your |all |the |product )?(?:categories|catalogue|catalog|departments)|what do you sell|browse(?: (?:all|everything|the shop|categories))?`;

const aspects: readonly (readonly [Aspect, RegExp])[] = [
  [
    "price",
    re`how much(?: (?:is|are|does|do|for|would|will))|(?:what|tell me|and|give me) (?:is |are |was )?(?:the |its |their )?(?:exact |current )?(?:price|cost)s?|price of|what does .+ cost|what do .+ cost|costs?|how expensive|how much|prices?`,
  ],
  [
    "stock",
    re`(?:do|have|are|is) (?:you|there)(?: even| still| really| actually| also)* (?:have|got)? ?(?:enough|\d{1,3})(?: (?:of (?:it|them|those|these|that)|left|there|in stock))*$|in stock|how much stock|stock|how many .*(?:left|have|available|in stock|there)|stock level|still (?:available|have|got)|(?:is|are) .+ available(?! (?:in|as))|available(?: (?:now|right now|today))?$|sold out|out of stock|availability(?: of)?|restock(?:ed)?|do you still`,
  ],
  [
    "options",
    re`^(?:and |the |your )*(?:colou?rs?|sizes?|options|variants|versions)$|(?:what|which) (?:other )?(?:colou?rs?|sizes?|options?|variants?|versions?|finish(?:es)?|materials?)|(?:come|comes|available|have it|get it|exist|there|do you have .+|have .+|got .+) (?:in|as)|other colou?rs?|other sizes?|different (?:colou?r|size)s?|(?:any|all) (?:other )?(?:colou?rs|sizes)`,
  ],
  [
    "text",
    re`weight|height|width|length|capacity|volume|diameter|depth|tell me (?:more|something|everything|all)?|more (?:details?|info|information)?|details?|info(?:rmation)?|description|describe|about|what is|made (?:of|from|in|out)|material|how (?:big|large|heavy|long|tall|wide|high|thick|deep|small|hot|warm|loud|many|much)|weigh|dimensions?|measurements?|specs?|specifications?|features?|show(?: me)?|open|look at|see|what (?:are|about)|how about|is|are|does|do|can|will|has|have|where|why|which|who|who made|brand|maker`,
  ],
];

/** Wishes about products that were shown, and about the catalog as a whole. */
export function readProducts(clause: string, said: string, memory: Memory): Wish | undefined {
  if (catalog.test(clause)) return { kind: "categories" };
  if (moreOf.test(clause) && memory.search) return { kind: "more" };
  if (memory.search && cheaperOne.test(clause)) return { kind: "shift", to: "cheaper", what: undefined };
  for (const to of ["cheaper", "dearer"] as const) {
    if (/^the .+ one$/u.test(clause) && memory.list.length > 1) continue;
    if (!shifts[to].test(clause) || (!memory.search && memory.focus.length === 0)) continue;
    const object = than.exec(clause)?.[1];
    return { kind: "shift", to, what: object === undefined ? undefined : referenceOf(object) };
  }
  return readComparison(clause, memory) ?? readSimilar(clause, memory) ?? readDetail(clause, said, memory);
}

function readComparison(clause: string, memory: Memory): Wish | undefined {
  const side = versus.test(clause);
  if (!side && !comparing.test(clause)) return undefined;
  if (/^how (?:do|are|is)/u.test(clause) && !howCompare.test(clause)) return undefined;
  const object = clause
    .replace(comparing, "")
    .replace(
      re`compare|differ(?:s|ent)?(?: from)?|stack up|(?:for me|please)|side by side|prices?(?: of)?|in price`,
      " ",
    )
    .trim();
  const parts = withNoun(object.split(links).map((part) => part.trim()));
  const what = parts.flatMap((part) =>
    part === "" || /^(?:one|which|is)$/u.test(part) ? [] : (referenceOf(part) ?? []),
  );
  if (clause.startsWith("which") && memory.list.length === 0) return undefined;
  if (clause.startsWith("which") || what.length === 0)
    return { kind: "compare", what: what.filter(({ kind }) => kind !== "words"), question: clause };
  return { kind: "compare", what, question: clause };
}

/** "the oak and the walnut cutting board": the noun at the end is meant for a material or colour alone before it, too. */
function withNoun(parts: readonly string[]): readonly string[] {
  const noun = /^(?:(?:the|a|an|your) )?[\p{L}-]+ (.+)$/u.exec(parts.at(-1) ?? "")?.[1];
  if (noun === undefined) return parts;
  return parts.map((part, place) => {
    const alone = /^(?:(?:the|a|an|your) )?([\p{L}-]+)$/u.exec(part)?.[1];
    const spread = alone !== undefined && place < parts.length - 1 && isOneOf(alone);
    return spread ? `${part} ${noun}` : part;
  });
}

const isOneOf = (word: string): boolean => material.test(word) || takeOptions(word).options.length > 0;

function readSimilar(clause: string, memory: Memory): Wish | undefined {
  const found = similarTo.exec(clause);
  if (
    !found ||
    /^(?:(?:i )?(?:(?:do|did|does) not )?like|i would like|would you like|what (?:is|are|does))/u.test(clause)
  )
    return undefined;
  const rest = clause.slice(found[0].length).trim();
  const shown = memory.focus.length > 0;
  if (
    /^(?:how|why|do|does|can)\b/u.test(clause) &&
    !/similar|alternative|anything|something|more/u.test(clause)
  )
    return undefined;
  if (rest === "")
    return shown && /similar|alternative|like/u.test(clause) && !/\blike$/u.test(clause)
      ? { kind: "similar", what: { kind: "it" } }
      : undefined;
  const what = referenceOf(rest);
  if (!what) return undefined;
  return what.kind === "words" && !what.definite && !/similar|alternative|comparable/u.test(clause)
    ? undefined
    : { kind: "similar", what };
}

const asks = starts`(?:(?:the )?(?:price|cost)|how|what|which|is|are|does|do|has|have|can|could|will|tell|more|details?|info|information|describe|show|see|open|look|price|cost|and|any|where|why|who|availability|stock|colou?rs?|sizes?|in stock|available|its?|their|still|i (?:want|would like|need) to (?:know|see)|give me)`;
const bareAspect = whole`(?:and |the )?(?:weight|dimensions?|height|length|width|capacity|price|cost|how much(?: is it| are they| does it cost| do they cost)?|in stock|available|availability|colou?rs?|sizes?|details?|more (?:details?|info|information)|tell me more|description|material|what (?:colou?rs|sizes)(?: are there| do you have)?|how (?:many|much) (?:in )?stock|stock|how many(?: of (?:them|those|it))?(?: (?:are|do you have|have you got|is|are there|left|in stock|there|available|do you have left))*)`;

/** "the alpaca would be lovely". */
const liked = whole`(?:the|that) (.+?) (?:would be|is|looks?|seems?|sounds?) (?:really |very |quite |so |rather )*(?:lovely|nice|great|perfect|good|interesting|beautiful|ideal|fine|cute|tempting)`;

function readDetail(clause: string, said: string, memory: Memory): Wish | undefined {
  const liking = liked.exec(clause)?.[1];
  const likes = liking === undefined ? undefined : referenceOf(`the ${liking}`);
  if (likes && memory.list.length > 0)
    return { kind: "detail", what: likes, aspect: "text", options: [], question: "tell about" };
  const following = readFollowing(said, memory);
  if (following) return following;
  const trailing = detailsOf.exec(clause);
  if (
    trailing &&
    !/^(?:.+ )?(?:sort(?:ed)?|order(?:ed)?|by|under|lowest|best|what|does|do|is|how)\b/u.test(
      trailing[1] ?? "",
    ) &&
    !/^(?:order|cart|shipping|delivery|payment|contact|account|my|the|your|card|return)\b/u.test(
      trailing[1] ?? "",
    )
  )
    return {
      kind: "detail",
      what: referenceOf(trailing[1] ?? "") ?? { kind: "it" },
      aspect: /price|cost/u.test(trailing[2] ?? "") ? "price" : "text",
      options: [],
      question: /price|cost/u.test(trailing[2] ?? "") ? clause : `tell about ${clause}`,
    };
  if (!asks.test(clause)) return undefined;
  const aspect = aspects.find(([, pattern]) => pattern.test(clause))?.[0];
  if (!aspect) return undefined;
  const make = (what: Reference): Wish => ({
    kind: "detail",
    what,
    aspect,
    options: takeOptions(clause).options,
    question: sameVariant.test(clause) ? [clause, ...(memory.search?.options ?? [])].join(" ") : clause,
  });
  if (bareAspect.test(clause)) return memory.focus.length > 0 ? make({ kind: "it" }) : undefined;
  const pointed = referenceIn(clause);
  const named = nameIn(clause, memory);
  if (named) return make({ kind: "words", words: named, definite: true, one: false });
  const several = pointed?.what.kind === "them" && memory.focus.length > 1;
  if (several && aspect === "options" && (takeOptions(clause).options.length > 0 || material.test(clause)))
    return undefined;
  const asked =
    aspect === "price" || aspect === "stock"
      ? objectOf(clause, aspect)?.replace(/ (?:with|for|of|to) (?:it|that|this|them)$/u, "")
      : undefined;
  if (
    pointed &&
    asked !== undefined &&
    /^(?!(?:it|them|they|that|this|those|these|one|first|second|third|last|cheap|dear|most|other)\b)\S+ \S+ \S+/u.test(
      asked,
    ) &&
    !/\b(?:ones?|of (?:them|those|these))$/u.test(asked)
  )
    return make({ kind: "words", words: asked, definite: true, one: false });
  if (pointed && (memory.focus.length > 0 || memory.list.length > 0)) return make(pointed.what);
  if (aspect !== "text" && memory.focus.length > 0 && clause.replace(everyAspectWord, "").trim() === "")
    return make({ kind: "it" });
  const object = objectOf(clause, aspect);
  return object === undefined
    ? undefined
    : make({ kind: "words", words: object, definite: true, one: false });
}

/** What a question for a price, the stock or the choices has beside the thing that is asked about. */
const everyAspectWord =
  /\b(?:what|was|is|were|are|the|how|much|many|did|does|do|you|say|said|tell|me|again|exactly|exact|price|prices|cost|costs|in|stock|available|left|now|there|which|colou?rs?|sizes?|and|so|its|have|got|for|come|came|to|one|of|total|remind)\b|[^\p{L}\p{N}]/gu;

const material = re`${materialWord}`;
const detailsOf = whole`(.+) (details?|info(?:rmation)?|specs?|specifications|description|price|cost)`;
const alsoAsked = starts`(?:and |or )?(?:what about |how about |also )?(?:in )?`;

/** "and in M?", "and the other one?": the question before, about another variant or another product. */
function readFollowing(clause: string, memory: Memory): Wish | undefined {
  const { aspect, focus } = memory;
  if (aspect === undefined || memory.topic !== "products") return undefined;
  const rest = clause
    .replace(alsoAsked, "")
    .replace(/ (?:available|in stock|there|left|too|as well)$/u, "")
    .trim();
  const { options, rest: left } = takeOptions(clause.replace(/^(?:and|or|what about|how about|also) /u, ""));
  const [single] = focus;
  const own = [
    ...new Set([
      ...Object.values(single?.options ?? {}).flat(),
      ...(single?.variants ?? []).flatMap((one) => Object.values(one.options)),
    ]),
  ].filter((value) => value.toLowerCase() === rest);
  if (focus.length === 1 && own.length > 0 && aspect !== "text")
    return {
      kind: "detail",
      what: { kind: "it" },
      aspect: aspect === "price" ? "price" : "stock",
      options: own,
      question: clause,
    };
  const known = new Set(
    Object.values(single?.options ?? {})
      .flat()
      .map((value) => value.toLowerCase()),
  );
  const only =
    focus.length === 1 &&
    left
      .split(" ")
      .filter((word) => !known.has(word))
      .join(" ")
      .replace(/\b(?:in|a|the|one|size|colou?r|is|it|available|do you have|and|about|what)\b/gu, "")
      .trim() === "";
  if (options.length > 0 && only && aspect !== "text")
    return {
      kind: "detail",
      what: { kind: "it" },
      aspect: aspect === "price" ? "price" : "stock",
      options,
      question: clause,
    };
  const what = rest === clause ? undefined : referenceOf(rest);
  if (!what || (what.kind === "words" && !what.one) || what.kind === "it" || what.kind === "them")
    return undefined;
  return {
    kind: "detail",
    what,
    aspect,
    options: [],
    question: aspect === "price" ? "how much" : aspect === "stock" ? "in stock" : "tell about",
  };
}

const objects: Partial<Record<Aspect, RegExp>> = {
  price: re`how (?:much|expensive) (?:is|are|does|do|for|would|will)(?: an?| the| your)? (.+?)(?: (?:cost|costs|now|today))?$|(?:price|cost)s? (?:of|for)(?: an?| the| your)? (.+)$|what (?:does|do)(?: an?| the| your)? (.+) cost`,
  stock: re`(?:is|are|do you (?:still )?have)(?: the| your) (.+?) (?:still )?(?:in stock|available|sold out|out of stock|left)|how many (?:of )?(?:the )?(.+?) (?:are|do you have|have you got|is) ?(?:left|in stock|available|there)?|availability of (?:the )?(.+)$|do you still (?:have|sell)(?: the)? (.+)$`,
  options: re`(?:what|which) (?:colou?rs?|sizes?|options?|variants?) (?:does|do|is|are)(?: an?| the| your)? (.+?) (?:come|available|have|offered|made)|(?:does|do|is|are) (?:the|your) (.+?) (?:come|available) in`,
  text: re`tell me (?:more |something |everything )?about (?:the )?(.+)$|(?:details?|info|information|description)(?: (?:on|of|about|for))(?: the)? (.+)$|describe (?:the )?(.+)$|(?:what is |tell me |and )?the (?:weight|size|height|width|length|dimensions?|measurements?|material|capacity|volume|colour|diameter|depth|description|brand|maker) of (?:the |your )?(.+)$|how (?:big|large|heavy|long|tall|wide|high|thick|deep) (?:is|are) (?:the |your )(.+)$|what is (?:the )?(.+) made (?:of|from)`,
};

/** What is asked about, where it was not shown before. */
function objectOf(clause: string, aspect: Aspect): string | undefined {
  const found = objects[aspect]
    ?.exec(clause)
    ?.slice(1)
    .find((capture) => capture !== undefined);
  if (found === undefined) return undefined;
  const phrase = nounPhrase(takeOptions(found.replace(sameVariant, "")).rest);
  const shop =
    /^(?:shipping|delivery|postage|returns?|payment|you|your|yourself|shop|store|company|order|cart|basket|total|tax|warranty|privacy|policy)\b/u.test(
      phrase,
    );
  return phrase === "" || shop ? undefined : phrase;
}

const sameVariant = / (?:in|of) (?:that|this|the same) (?:size|colou?r|one|version)$/u;
