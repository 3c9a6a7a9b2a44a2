import { optionsTextOf, type Product, read, Shown, type Variant } from "../facts.ts";
import { optionsOf } from "../memory.ts";
import { mentions } from "../reading/answers.ts";
import { isDescription, isForShoppers } from "../text/quoting.ts";
import { bestSentences, sentencesOf } from "../text/sentences.ts";
import { termsOf } from "../text/terms.ts";
import type { Aspect, Wish } from "../wishes.ts";
import { presented } from "./presented.ts";
import { resolved } from "./resolve.ts";
import { ask, type Doing, listed, type Reply, refusal, repeated, say, type Talk } from "./talk.ts";
import { whichOne } from "./which.ts";

type Of<K extends Wish["kind"]> = Extract<Wish, { kind: K }>;

const mostShown = 4;

/** Answers a question about one product or a few, from the product's own facts. */
export function* tellAbout(talk: Talk, wish: Of<"detail">): Doing {
  talk.memory.aspect = wish.aspect;
  const found = yield* resolved(talk, wish.what);
  talk.memory.aspect = wish.aspect;
  if (found.kind === "none") return unknownProduct(found.words, found.refused);
  if (found.kind === "unsure") {
    if (found.looked)
      return presented(
        talk,
        found.products,
        wish.aspect === "text" ? "Here is what comes closest:" : "Which one do you mean?",
      );
    const few = found.products.length <= mostShown && wish.aspect !== "text";
    if (!few)
      return whichOne("Which one do you mean", found.products, { purpose: "show", quantity: 1, options: [] });
  }
  const replies: Reply[] = [];
  for (const { productId } of found.products.slice(0, mostShown)) {
    const facts = yield* ask(talk, "show_product", { productId });
    const product = read(Shown, facts)?.product;
    if (product) rememberChosen(talk, product, wish);
    replies.push(product ? aboutOne(product, wish) : say(refusal(facts, "look at that product")));
  }
  if (replies.length > 1) talk.memory.focus = found.products;
  const [only] = replies;
  return replies.length === 1 && only ? only : say(replies.map(({ text }) => text).join("\n"));
}

/** What to say when nothing is known of a product. */
export function unknownProduct(words: string | undefined, facts?: Readonly<Record<string, unknown>>): Reply {
  if (facts) return say(refusal(facts, "search the shop"));
  const called = repeated(words);
  return called === undefined
    ? say("I'm not sure which product you mean. Tell me its name, or what you are looking for.")
    : say(`I found no product called ${called}. Try another name, or tell me what kind of product you need.`);
}

/** "then add it" is the variant that was asked about. */
function rememberChosen(
  { memory }: Talk,
  { productId, variants = [] }: Product,
  { question, options }: Of<"detail">,
): void {
  const asked = mentionedIn([question, ...options].join(" "), variants);
  const values = asked.flatMap((variant) => Object.values(variant.options));
  const common = values.filter(
    (value, place) =>
      values.indexOf(value) === place && asked.every((one) => Object.values(one.options).includes(value)),
  );
  memory.chosen = common.length > 0 ? { productId, options: common } : undefined;
}

/** What a question is about that says no more than that it is one. */
function aspectIn(question: string, product: Product): Aspect {
  if (
    /\b(?:how much(?! (?:stock|does it weigh|does it hold))|price|cost|costs|dollars|expensive)\b/u.test(
      question,
    )
  )
    return "price";
  if (
    countIn(question) !== undefined ||
    /\b(?:in stock|available|sold out|left|still (?:around|there)|how many (?:do you|are)|enough)\b/u.test(
      question,
    )
  )
    return "stock";
  if (mentionedIn(question, product.variants ?? []).length > 0) return "stock";
  if (/\b(?:colou?rs?|sizes?|variants?|versions?)\b/u.test(question)) return "options";
  return "text";
}
const countIn = (question: string): number | undefined => {
  const count =
    /\b(?:have|got|are there|stock|enough for|get|take|buy)(?: me)? (\d{1,3})(?: (?:of|left|in|there|pieces?|available)\b|$| ?\?)/u.exec(
      question,
    )?.[1];
  return count === undefined ? undefined : Number(count);
};

function aboutOne(product: Product, wish: Of<"detail">): Reply {
  const { what, options, question } = wish;
  const aspect = wish.aspect === "text" ? aspectIn(question, product) : wish.aspect;
  if (what.kind === "extreme" && /^(?:which|what)\b/u.test(question)) {
    const which = what.which === "cheapest" ? "cheapest" : "most expensive";
    return say(`The ${which} of them is the ${product.name}. ${priceOf(product, "")}`);
  }
  const text = { price: priceOf, stock: stockOf, options: choicesOf, text: textOf }[aspect](
    product,
    question,
    options,
  );
  const buyable = !soldOut(product);
  return aspect === "text" &&
    buyable &&
    /\b(?:tell|show|about|details?|one|see|open|describe)\b/u.test(question)
    ? say(`${text} Would you like it in your cart?`, {
        kind: "offer",
        productId: product.productId,
        name: product.name,
      })
    : say(text);
}

/** Whether nothing of a product is left. */
export const soldOut = ({ available, variants }: Product): boolean =>
  variants && variants.length > 0 ? variants.every(gone) : available === 0 || available === false;
const gone = ({ available }: Variant): boolean => available === 0 || available === false;

function priceOf(product: Product, question: string): string {
  const asked = mentionedIn(question, product.variants ?? []);
  const [variant] = asked;
  if (variant?.price !== undefined && asked.length === 1)
    return `The ${product.name} in ${optionsTextOf(variant)} costs ${variant.price}.`;
  const prices = [...new Set((product.variants ?? []).flatMap(({ price }) => price ?? []))];
  if (prices.length > 1) {
    const each = (product.variants ?? []).map(
      (one) => `${optionsTextOf(one)}: ${one.price ?? product.price}`,
    );
    return each.length <= 6
      ? `The ${product.name} costs, by variant: ${each.join("; ")}.`
      : `The ${product.name} costs from ${product.price ?? prices[0]}, depending on the variant (${prices.join(", ")}).`;
  }
  const price = product.priceRange ?? product.price ?? prices[0];
  return price === undefined
    ? `I have no price for the ${product.name}.`
    : `The ${product.name} costs ${price}.`;
}

function stockOf(product: Product, question: string): string {
  const { name, variants = [], available } = product;
  const wanted = countIn(question);
  const there0 = mentionedIn(question, variants);
  const units = (there0.length > 0 ? there0 : variants).map((one) => one.available);
  const most =
    variants.length === 0 ? available : Math.max(...units.map((one) => (typeof one === "number" ? one : 0)));
  if (wanted !== undefined && typeof most === "number" && most > 0 && most < wanted)
    return `No, there are only ${most} of the ${name} in stock.`;
  if (variants.length === 0)
    return soldOut(product)
      ? `The ${name} is sold out at the moment.`
      : `Yes, the ${name} is in stock${typeof available === "number" ? `: ${available} available` : ""}.`;
  const asked = mentionedIn(question, variants);
  const shown = asked.length > 0 ? asked : variants;
  const there = shown.filter((one) => !gone(one));
  if (there.length === 0)
    return `The ${name}${asked.length > 0 ? ` in ${listed(asked.map(optionsTextOf), "or")}` : ""} is sold out at the moment.`;
  const counts = there
    .slice(0, 6)
    .map(
      (one) =>
        `${optionsTextOf(one)}${typeof one.available === "number" ? ` (${one.available} available)` : ""}`,
    );
  const missing = shown.filter(gone);
  const out = missing.length > 0 ? ` Sold out: ${listed(missing.map(optionsTextOf))}.` : "";
  return `Yes, the ${name} is in stock in ${listed(counts)}${there.length > 6 ? ", and more" : ""}.${out}`;
}

/** The variants that a question mentions most of. */
export const mentionedIn = (question: string, variants: readonly Variant[]): readonly Variant[] => {
  const values = new Set(
    variants.flatMap(({ options }) => Object.values(options)).filter((value) => mentions(question, value)),
  );
  if (values.size === 0) return [];
  const most = Math.max(
    ...variants.map(({ options }) => Object.values(options).filter((value) => values.has(value)).length),
  );
  return variants.filter(
    ({ options }) => Object.values(options).filter((value) => values.has(value)).length === most,
  );
};

function choicesOf(product: Product, question: string, asked: readonly string[]): string {
  const { name, variants = [] } = product;
  const options = optionsOf(variants) ?? product.options ?? {};
  const entries = Object.entries(options);
  const found = mentionedIn(question, variants);
  if (found.length > 0) return stockOf(product, question);
  const all = entries.map(([option, values]) => `${option.toLowerCase()}: ${values.join(", ")}`).join("; ");
  if (asked.length > 0)
    return entries.length > 0
      ? `No, the ${name} does not come in ${listed(asked, "or")}. You can choose ${all}.`
      : `No, the ${name} comes as it is, without a choice of ${listed(asked, "or")}.`;
  return entries.length > 0 ? `The ${name} comes in ${all}.` : `The ${name} comes in one version only.`;
}

function textOf(product: Product, question: string): string {
  const { name, price, priceRange, variants } = product;
  const description = sentencesOf(product.description ?? "")
    .filter(isDescription)
    .join(" ");
  const general =
    /\b(?:tell|show|about|details?|info|information|description|describe|see|open|one|first|second|third|fourth|last)\b/u.test(
      question,
    ) && !/\b(?:made|material|big|large|heavy|long|tall|wide|weigh|safe|wash|care)\b/u.test(question);
  const cost = priceRange ?? price;
  if (general || description === "") {
    const choices = Object.entries(optionsOf(variants) ?? {}).map(
      ([option, values]) => `${option.toLowerCase()} ${values.join(", ")}`,
    );
    const stock = soldOut(product) ? " It is sold out at the moment." : "";
    return `${name}${cost === undefined ? "" : `, ${cost}`}. ${description}${choices.length > 0 ? ` You can choose ${listed(choices)}.` : ""}${stock}`
      .replace(/\s+/gu, " ")
      .trim();
  }
  const sentences = bestSentences(`${question} ${kin(question)}`, [description], 2);
  const listedAs = taggedAs(product, question);
  if (listedAs.length > 0)
    return `${/^(?:(?:and|but|so) )*(?:from|what|which|how)\b/u.test(question) ? "The" : "Yes, the"} ${name} is listed as “${listed(listedAs)}”.${sentences.length > 0 ? ` ${sentences.join(" ")}` : ""}`;
  return sentences.length > 0
    ? `About the ${name}: ${sentences.join(" ")}`
    : `The description of the ${name} does not say. It reads: ${description}`;
}

/** The tags of a product that a question asks about: "is it wireless". */
function taggedAs({ tags = [], name }: Product, question: string): readonly string[] {
  if (/\b(?:age|old|years)\b/u.test(question)) {
    const ages = tags.filter((tag) => /\b(?:years?|months?|age)\b/iu.test(tag) && isForShoppers(tag));
    if (ages.length > 0) return ages;
  }
  if (!/^(?:(?:and|but|so|or) )*(?:is|are|does|do|can|will|has|have|which|any)\b/u.test(question)) return [];
  const said = new Set(termsOf(question));
  const named = new Set(termsOf(name));
  return tags.filter((tag) => {
    const terms = termsOf(tag);
    return (
      terms.length > 0 && terms.every((term) => said.has(term) && !named.has(term)) && isForShoppers(tag)
    );
  });
}

/** Words that answers to such questions have. */
const kin = (question: string): string =>
  relations.flatMap(([asked, words]) => (asked.test(question) ? words : [])).join(" ");
const relations: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:big|large|long|tall|wide|high|dimensions?|size|measurements?|small|deep|thick)\b/u,
    "cm mm tall wide across long high thick litres ml holds",
  ],
  [/\b(?:age|old|years?|baby|toddler|kids?|child|children)\b/u, "from year years months age safe"],
  [/\b(?:heavy|weigh|weight|light)\b/u, "g kg"],
  [/\b(?:wash|clean|care|dishwasher|machine)\b/u, "wash dishwasher machine clean wipe rinse safe hand"],
  [/\b(?:made of|material|made from|fabric)\b/u, "from makes collection"],
  [/\b(?:battery|charge|last)\b/u, "hours charge battery"],
  [/\b(?:waterproof|rain|water)\b/u, "proof rain shower"],
  [/\b(?:who makes|brand|maker|made it)\b/u, "makes by collection"],
  [/\b(?:hold|capacity|volume)\b/u, "holds ml litres"],
];
