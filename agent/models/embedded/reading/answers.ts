import { tokensOf } from "../../../../api/domain/search/text/tokens.ts";
import type { Memory, Pending } from "../memory.ts";
import { meansValue, names, takeOptions } from "../text/options.ts";
import { any, re, starts, whole } from "../text/pattern.ts";
import { type Item, itemOf, referenceOf } from "../text/references.ts";
import type { Wish } from "../wishes.ts";
import { readItem } from "./cart.ts";
import { isNo, isYes } from "./social.ts";

const another = starts`(?:remove|delete|clear|empty|compare|find|search|track|cancel|what|when|where|which|how|why|is|are|do|does|did|can|could|show me (?!the|number)|tell|looking|help)`;
const agreeing = starts`(?:(?:yes|yeah|sure|ok|okay|please|yes please|alright|all right|fine|great|well|then|so|hmm|just|only) ?,? ?)+`;
const indifferent = whole`(?:any(?: (?:one|of them|of those|is fine|will do|colou?r|size))?|whichever|whatever|does not matter|do not care|you (?:choose|pick|decide)|(?:it )?does not matter|surprise me|no preference|either(?: one)?(?: is fine)?|i do not (?:care|mind)|don't mind)`;
const first: Item = { what: { kind: "place", place: 1 }, quantity: undefined, more: false, options: [] };

/** What the clause answers to the question that the last reply asked. */
export function readAnswer(clause: string, memory: Memory): Wish | undefined {
  const { pending } = memory;
  if (!pending) return undefined;
  if (pending.kind === "amount") return readAmount(pending, clause);
  if (pending.kind === "names") {
    const what = another.test(clause)
      ? []
      : clause
          .replace(/^(?:with|to|and|against|compare (?:it|that) (?:with|to)|it (?:with|to)|versus|vs) /u, "")
          .split(/ ?, (?:and )?| (?:and|with|vs|versus|to|or) /u)
          .flatMap((part) => referenceOf(part) ?? []);
    const [only] = what;
    if (pending.first !== undefined && what.length === 1 && only)
      return {
        kind: "compare",
        what: [{ kind: "words", words: pending.first, definite: true, one: false }, only],
        question: clause,
      };
    return what.length > 1 ? { kind: "compare", what, question: clause } : undefined;
  }
  if (pending.kind === "confirm") {
    if (isYes(clause)) return { kind: "confirmed" };
    return isNo(clause) ? { kind: "declined" } : undefined;
  }
  if (isNo(clause)) return { kind: "declined" };
  const said = lastSaid(clause.replace(agreeing, "").trim());
  if (pending.kind === "offer") return readOffer(pending, clause, said, memory);
  if (indifferent.test(clause)) return { kind: "choose", item: first, text: clause };
  if (another.test(said)) return undefined;
  const plain = said
    .replace(
      starts`(?:add|put|take|i (?:will|would) (?:like|take|have)|i (?:want|need|prefer|choose|pick|meant)|give me|let us (?:take|go with)|(?:go )?(?:with|for)|make it|in|size|colou?r) `,
      "",
    )
    .trim();
  // "500 g" chooses a weight and counts nothing.
  const item = measured.test(plain) ? undefined : readItem(plain);
  return pending.kind === "variant"
    ? variantIn(pending.variants, plain, item)
    : productIn(pending, plain, item);
}

const measured =
  /^(?:the |in )?\d+(?:[.,]\d+)? ?(?:ml|cl|l|litres?|g|grams?|kg|kilos?|cm|mm|oz|inch|gb|tb)\b/u;
/** "moss, no, slate" says slate. */
const lastSaid = (said: string): string =>
  said
    .split(/ ?,? (?:no wait|no|sorry|wait|actually|or rather|rather|i mean|i meant|make that|make it) ?,? /u)
    .at(-1) || said;

function readAmount(
  { tool, input, available }: Extract<Pending, { kind: "amount" }>,
  clause: string,
): Wish | undefined {
  const said = clause
    .replace(agreeing, "")
    .replace(/\b(?:then|only|just|add|put|please|take|give me|i will take|of (?:them|those|it))\b/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const count = /^(?:all )?(\d{1,3}|one)$/u.exec(said)?.[1];
  if (count !== undefined)
    return { kind: "put", tool, input: { ...input, quantity: count === "one" ? 1 : Number(count) } };
  if (isYes(clause) || /^(?:all|the rest|what you have|as many as you have)/u.test(said))
    return { kind: "put", tool, input: { ...input, quantity: available } };
  return isNo(clause) ? { kind: "declined" } : undefined;
}

function readOffer(
  pending: Extract<Pending, { kind: "offer" }>,
  clause: string,
  said: string,
  memory: Memory,
): Wish | undefined {
  const it: Item = {
    what: { kind: "words", words: pending.name, definite: true, one: false },
    quantity: undefined,
    more: false,
    options: [],
  };
  if (isYes(clause)) return { kind: "add", items: [it] };
  const values = Object.values(memory.known.get(pending.productId)?.options ?? {}).flat();
  const counted = /(?:^| )(\d{1,2}|one)(?: of (?:them|those|it|these))?$/u.exec(said);
  const rest = said.replace(/ ?,? (?:\d{1,2}|one)(?: of (?:them|those|it|these))?$/u, "");
  const chosen =
    another.test(said) || /^(?:show|see|which|any|what|only|or)\b/u.test(said)
      ? []
      : values.filter((value) => mentions(rest, value));
  if (chosen.length > 0 && rest.split(" ").length <= 6)
    return {
      kind: "add",
      items: [
        {
          ...it,
          quantity: counted ? (counted[1] === "one" ? 1 : Number(counted[1])) : undefined,
          options: chosen,
        },
      ],
    };
  if (said === clause) return undefined;
  const item = itemOf(said.replace(starts`(?:add|put|i will take|make it|give me) `, ""));
  if (!item || (item.what.kind !== "it" && item.what.kind !== "them")) return undefined;
  return { kind: "add", items: [{ ...it, quantity: item.quantity, options: item.options }] };
}

function variantIn(
  variants: Extract<Pending, { kind: "variant" }>["variants"],
  text: string,
  item: Item | undefined,
): Wish | undefined {
  const values = variants.flatMap(({ options }) => Object.values(options));
  const options = values.filter(
    (value, place) =>
      values.indexOf(value) === place &&
      (mentions(text, value) || text.split(" ").some((word) => meansValue(word, value, values))),
  );
  if (options.length > 0)
    return {
      kind: "choose",
      item: { what: item?.what ?? { kind: "it" }, quantity: item?.quantity, more: false, options },
      text,
    };
  if (item && item.what.kind !== "words" && item.what.kind !== "it") return { kind: "choose", item, text };
  const asked = takeOptions(text);
  const short = text.split(" ").length <= 3;
  return asked.options.length > 0 && short
    ? { kind: "choose", item: { ...first, what: { kind: "it" }, options: asked.options }, text }
    : undefined;
}

/** Whether a text has the words of a value, or a name of it: "the large one in ink" mentions "L" and "Ink". */
export function mentions(text: string, value: string): boolean {
  const said = text.split(/[\s,/]+/u);
  return (
    said.some((word, place) => names(word, value) || names(`${word} ${said[place + 1] ?? ""}`, value)) ||
    ` ${termsOf(text)} `.includes(` ${termsOf(value)} `)
  );
}

const termsOf = (text: string): string =>
  tokensOf(text)
    .map(({ term }) => term)
    .join(" ");

function productIn(
  pending: Extract<Pending, { kind: "which" }>,
  text: string,
  item: Item | undefined,
): Wish | undefined {
  if (!item) return undefined;
  if (item.what.kind !== "words") return { kind: "choose", item, text };
  const terms = termsOf(item.what.words).split(" ");
  const fits = pending.among.some((product) => {
    const own = new Set(
      termsOf(
        `${product.name} ${Object.values(product.options ?? {})
          .flat()
          .join(" ")}`,
      ).split(" "),
    );
    return terms.every((term) => own.has(term));
  });
  return fits || item.what.one ? { kind: "choose", item, text } : undefined;
}

const objecting = starts`(?:(?:a+h+(?: no)?|er+m?|oh no|no+ wait|hm+|no+|nope|not (?:that|this|it)(?: one)?|sorry|wait|oops|actually|correction|rather|hmm|oh|i (?:meant|mean|said|wanted)|i would rather(?: have)?|make (?:that|it)|change (?:that|it) to|my mistake|wrong(?: (?:one|size|colou?r|amount|quantity|variant|number|product|item|thing|version|weight))?|(?:that|this|it) is (?:way |a bit |far |much )?too (?:expensive|pricey|dear|much|big|small|large)(?! for)|too (?:many|much|few|small|big|large)|that is (?:wrong|not right|too (?:many|much|few))|instead|better|i changed my mind|i prefer|on second thoughts?|scratch that) ?,? ?)+`;
/** "that is the weak one, i wanted the skyline" says the skyline. */
const wantedIn = (said: string): string =>
  /^(?:that|this|it) is .+?,? (?:but )?(?:i )?(?:(?:actually |really )?(?:wanted|meant|need|needed|want|asked for|was looking for)) (.+)$/u.exec(
    said,
  )?.[1] ?? said;
const needing = starts`(?:i (?:need|want|would like|meant|wanted|prefer|take|will take)|give me|take|it should be|should be) (?:it )?(?:in |the one in )?`;
/** Whether a clause objects and says nothing else: what follows it says what is meant. */
export const isObjection = (clause: string): boolean => objecting.exec(`${clause} `)?.[0].trim() === clause;
const numbersOnly = whole`(?:to |just |only )?(\d{1,3}|one)(?: (?:of (?:them|those|it)|pieces?|please|instead|in total))*`;
const denial = re`^(?:no|not)`;
const weak = any("instead|rather|please|then");

/** "no, the small one", "I meant three": what the shopper says in the place of what they said before. */
export function readCorrection(
  clause: string,
  memory: Memory,
): Wish | { readonly kind: "again"; readonly text: string } | undefined {
  const found = objecting.exec(clause);
  const instead = clause.endsWith(" instead");
  if (!found && !instead) return undefined;
  const body = wantedIn(clause.slice(found?.[0].length ?? 0))
    .replace(new RegExp(` (?:${weak.source})$`, "u"), "")
    .replace(/^(?:the other way|,)/u, "")
    .trim();
  // "no jam" takes it out, "no, jam" is another wish.
  if (
    body === "" ||
    ((memory.put || memory.topic === "products") &&
      /^no (?!(?:i|it|that|the|this|wait|sorry|make|just|only|not|we|you|show|add|thanks?)\b)[\p{L}-]+(?: [\p{L}-]+)?(?: ,.*)?$/u.test(
        clause,
      ))
  )
    return undefined;
  const put = memory.topic === "cart" ? memory.put : undefined;
  if (/^make (?:that|it) /u.test(clause) && /^\d+ [\p{L}]/u.test(body)) return undefined;
  const product = put && memory.known.get(put.productId);
  const values = [
    ...Object.values(product?.options ?? {}).flat(),
    ...(product?.variants ?? []).flatMap(({ options }) => Object.values(options)),
  ];
  const wanted = body.replace(needing, "");
  const adjective =
    /^(?:the |an? )?(\p{L}+)(?: (?:one|bag|pack|size|bottle|jar|box|tin|version|packet))?$/u.exec(
      wanted,
    )?.[1];
  const chosen = [
    ...new Set(
      values.filter(
        (value) => mentions(body, value) || (adjective !== undefined && meansValue(adjective, value, values)),
      ),
    ),
  ];
  const bound =
    /^(?:only|just|to|at most|max|up to|make it)? ?(\d{1,5})(?: (?:max|at most|dollars|is enough))?$/u.exec(
      wanted,
    )?.[1];
  if (bound !== undefined && memory.topic === "products" && memory.search?.maxPrice !== undefined)
    return { kind: "refine", change: { maxPrice: Number(bound) }, without: [] };
  const amount = /^(?:only |just )?(\d{1,2}|one)(?: of (?:them|it|those))? ?(?:,|and|in) /u.exec(wanted)?.[1];
  if (put && chosen.length > 0 && body.split(" ").length <= 8)
    return {
      kind: "change",
      what: { kind: "it" },
      quantity: amount === undefined ? undefined : amount === "one" ? 1 : Number(amount),
      options: chosen,
      by: undefined,
    };
  const count = numbersOnly.exec(body)?.[1];
  if (count !== undefined && put)
    return {
      kind: "change",
      what: { kind: "it" },
      quantity: count === "one" ? 1 : Number(count),
      options: [],
      by: undefined,
    };
  const item = itemOf(body.replace(starts`(?:add|take|give me|i want|get me|the one in) `, ""));
  if (
    put &&
    item &&
    item.options.length > 0 &&
    (item.what.kind === "it" || (item.what.kind === "words" && item.what.one))
  )
    return {
      kind: "change",
      what: { kind: "it" },
      quantity: undefined,
      options: item.options,
      by: undefined,
    };
  const pointed =
    item &&
    (item.what.kind === "place" ||
      item.what.kind === "extreme" ||
      item.what.kind === "other" ||
      (item.what.kind === "words" && (item.what.one || item.what.definite)));
  if (put && item && pointed) return { kind: "swap", from: { kind: "it" }, to: item };
  if (found && /^(?:\d{1,3}|one) (?!more|of|another)[\p{L}]/u.test(body) && memory.topic !== "products")
    return { kind: "again", text: `only ${body}` };
  return found && (denial.test(clause) || found[0].length < clause.length)
    ? { kind: "again", text: body }
    : undefined;
}
