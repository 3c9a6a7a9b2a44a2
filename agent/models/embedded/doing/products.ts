import { Compared, optionsTextOf, type Product, read, Shown, type Variant } from "../facts.ts";
import { optionsOf } from "../memory.ts";
import { mentions } from "../reading/answers.ts";
import { isDescription, isForShoppers } from "../text/quoting.ts";
import { bestSentences, sentencesOf } from "../text/sentences.ts";
import type { Wish } from "../wishes.ts";
import { presented } from "./presented.ts";
import { byPrice, resolved } from "./resolve.ts";
import { ask, bullets, type Doing, listed, type Reply, refusal, repeated, say, type Talk } from "./talk.ts";
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

function aboutOne(product: Product, { what, aspect, options, question }: Of<"detail">): Reply {
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

const soldOut = ({ available, variants }: Product): boolean =>
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

const mentionedIn = (question: string, variants: readonly Variant[]): readonly Variant[] => {
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
  return sentences.length > 0
    ? `About the ${name}: ${sentences.join(" ")}`
    : `The description of the ${name} does not say. It reads: ${description}`;
}

/** Words that answers to such questions have. */
const kin = (question: string): string =>
  relations.flatMap(([asked, words]) => (asked.test(question) ? words : [])).join(" ");
const relations: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:big|large|long|tall|wide|high|dimensions?|size|measurements?|small|deep|thick)\b/u,
    "cm mm tall wide across long high thick litres ml holds",
  ],
  [/\b(?:heavy|weigh|weight|light)\b/u, "g kg"],
  [/\b(?:wash|clean|care|dishwasher|machine)\b/u, "wash dishwasher machine clean wipe rinse safe hand"],
  [/\b(?:made of|material|made from|fabric)\b/u, "from makes collection"],
  [/\b(?:battery|charge|last)\b/u, "hours charge battery"],
  [/\b(?:waterproof|rain|water)\b/u, "proof rain shower"],
  [/\b(?:who makes|brand|maker|made it)\b/u, "makes by collection"],
  [/\b(?:hold|capacity|volume)\b/u, "holds ml litres"],
];

/** Compares products side by side. */
export function* compareProducts(talk: Talk, { what, question }: Of<"compare">): Doing {
  const products: Product[] = [];
  const references = what.length > 0 ? what : [{ kind: "them" } as const];
  for (const reference of references) {
    const found = yield* resolved(talk, reference);
    if (found.kind === "none")
      return found.words === undefined
        ? say("Which products shall I compare? Tell me their names, or search first.", {
            kind: "names",
            purpose: "compare",
          })
        : unknownProduct(found.words, found.refused);
    const wanted =
      references.length > 1 && reference.kind === "words" && found.kind === "unsure"
        ? found.products.slice(0, 1)
        : found.products;
    products.push(...wanted.filter(({ productId }) => !products.some((one) => one.productId === productId)));
  }
  if (products.length < 2)
    return say(
      products[0] ? `What shall I compare the ${products[0].name} with?` : "Which products shall I compare?",
      { kind: "names", purpose: "compare", ...(products[0] && { first: products[0].name }) },
    );
  const facts = yield* ask(talk, "compare_products", {
    productIds: products.slice(0, 4).map(({ productId }) => productId),
  });
  const compared = read(Compared, facts);
  if (!compared || facts["error"] !== undefined) return say(refusal(facts, "compare those"));
  const lines = compared.products.map((product) => {
    const choices = Object.values(product.options ?? optionsOf(product.variants) ?? {}).map((values) =>
      values.join(", "),
    );
    const parts = [
      product.priceRange ?? product.price,
      product.category,
      ...choices,
      soldOut(product) ? "sold out" : undefined,
    ];
    return `${product.name}: ${parts.filter((part) => part !== undefined && part !== "").join("; ")}`;
  });
  const cheapest = nameOf(compared.cheapest, compared.products);
  const verdict = cheapest === undefined ? "" : `The cheapest is the ${cheapest}.`;
  const differences =
    compared.differences.length > 0 ? compared.differences.filter(isForShoppers).join(" ") : "";
  const dearest = byPrice(compared.products).at(-1);
  if (/\b(?:most|more) expensive|pricier|priciest\b/u.test(question) && dearest && verdict !== "")
    return say(`The most expensive is the ${dearest.name}.\n${bullets(lines)}`);
  if (/\b(?:cheaper|cheapest|price|expensive)\b/u.test(question) && verdict !== "")
    return say(`${verdict}\n${bullets(lines)}`);
  const better = /\b(?:better|best|should|nicer)\b/u.test(question)
    ? "Which one is better is for you to say; these are the facts."
    : "";
  return say(
    [[better, verdict, differences].filter((part) => part !== "").join(" "), bullets(lines)]
      .filter((part) => part !== "")
      .join("\n"),
  );
}

/** `cheapest` is a product's id, its name, or the product. */
function nameOf(cheapest: unknown, products: readonly Product[]): string | undefined {
  const key =
    typeof cheapest === "object" && cheapest !== null && "productId" in cheapest
      ? cheapest.productId
      : cheapest;
  const name =
    typeof cheapest === "object" && cheapest !== null && "name" in cheapest ? cheapest.name : undefined;
  return products.find(({ productId, name: own }) => productId === key || own === key || own === name)?.name;
}
