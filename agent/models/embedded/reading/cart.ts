import type { Memory } from "../memory.ts";
import { takeBudget } from "../text/money.ts";
import { plainName } from "../text/names.ts";
import { takeOptions } from "../text/options.ts";
import { any, re, starts, whole } from "../text/pattern.ts";
import { itemOf, itemsOf, referenceOf } from "../text/references.ts";
import type { Wish } from "../wishes.ts";
import { measures, readTaking, toCart } from "./taking.ts";

const adding = starts`(?:add|put(?: in)?|throw(?: in)?|toss(?: in)?|stick|pop|include|chuck|place|drop in|pack) (?!(?:an|my|the) order)`;
/** "put it in the dishwasher" has nothing to do with the cart. */
const elsewhere = starts`(?:put|throw|place|stick|pop|toss) .+ (?:in|into|on|onto|through|inside|under) (?:the|a|an|my|our) .+`;
const removing = starts`(?:remove|delete|drop|discard|scrap|ditch|bin|take(?: out| off| away)?|get rid of|throw (?:out|away)|kick out|lose|i (?:do not|no longer|no) (?:want|need)(?! to )) `;
const notMore = re`any ?more|after all|anymore`;
const clearing = any(
  `(?:clear|empty|reset|wipe|delete|remove|clean|flush|discard|drop|take)(?: out| off)? (?:(?:all|everything|all (?:of )?(?:the |my )?(?:items|products|things|stuff|lines)|my whole|the whole|my entire|the entire|my|the|this|every ?cart|every|all (?:of )?(?:my|the)|it all|them all)(?: (?:in|from|out of|of))? ?)+(?:(?:my|the|your) )?(?:shopping )?(?:cart|basket|trolley)s?(?: completely| out)?|(?:remove|delete|clear|drop|discard|throw out|take out|get rid of) (?:everything|it all|all(?: (?:the |my |of the )?(?:items|products|things|stuff|lines|of it))?)$|(?:clear|empty) (?:the )?(?:whole|entire) (?:thing|lot|cart|basket)|start (?:over|again|from scratch)(?: with (?:my|the|an empty) cart)?|empty it|clear it(?: out)?|(?:clear|empty)(?: (?:cart|basket))`,
);
const clear = starts`${clearing}`;

const showing = any(
  `(?:(?:what (?:is|do i have|have i got|did i (?:add|put))|show(?: me)?|view|see|open|check|display|list|review|look at|how is|go to|let me see)(?: (?:all|everything|currently|already|now|up))* ?)?(?:in |inside )?(?:(?:my|the|our) )?(?:current )?(?:shopping )?(?:cart|basket|trolley)(?: (?:contents?|items|please|summary|status|now|look like|so far|again|right now|already))*`,
);
const show = whole`${showing}`;
const totals = re`(?:what|how much) (?:is|are|would|will|does) (?:(?:my|the|it|that|everything|this) )?(?:(?:sub)?total|cart|basket|order total|come to|all|everything|altogether|i owe)(?! (?:cost of|price))|how much (?:do|will|would) i (?:owe|pay|have to pay)|(?:cart|order|grand) total|how (?:many|much)(?: items| things| products)? (?:are|is|do i have|have i got) (?:in )?(?:my|the) (?:cart|basket)|(?:is|are|do i have) .+ in (?:my|the) (?:cart|basket)|what (?:did|have) i (?:add|put|got) (?:in|so far)|how much is (?:my|the) (?:cart|basket)|(?:how much|what|price|cost).*(?:in total|altogether|all together|together)$|^(?:and )?(?:the |my )?(?:sub)?total(?: please| so far| now)?$|what do i (?:(?:have to|need to|must) )?pay|(?:tell|give|show) me (?:the|my) total|what(?: is|s)? (?:my|the) (?:cart|basket) (?:worth|total|cost)|how much (?:is|does) (?:it|everything|that|all of (?:it|that))(?: cost| come to)? (?:in total|altogether|all together|together|with shipping)`;
const inCart = re`what (?:is|do i have) in (?:it|there)|how many (?:things|items|products) (?:are|do i have) (?:in (?:it|there))|(?:does|is) (?:that|it|this) inclu(?:de|ding) (?:shipping|tax|delivery|postage)|(?:is )?(?:shipping|tax|delivery) included`;
const emptiness = re`(?:is|are) (?:it|my cart|the cart|my basket|the basket|everything)(?: all| really| now)* (?:empty|gone|cleared|deleted)|anything (?:left )?in (?:it|my cart|the cart|my basket)|how many (?:items|things|products|pieces|articles|of them)? ?(?:are |do i have |have i got |did i (?:put|add) )?(?:there )?(?:in|in to) (?:my|the) (?:cart|basket|bag)|(?:number|count) of (?:items|things|products)(?: in (?:my|the) (?:cart|basket))?|what(?: else)? (?:did|have) i (?:put|add|added|got)(?: (?:so far|in there|in my cart))`;
const paying = whole`(?:(?:go|proceed|take me|move|continue|get|bring me)(?: on)?(?: to)? (?:the )?)?(?:check ?-?out|checking out|the till|payment)(?: (?:now|please|my cart))*|(?:i (?:want|would like|am ready) to )?(?:pay(?: now| for (?:it|this|that|these|them|everything|my (?:cart|order|stuff)))?|place (?:my|the|an|this) order(?: (?:now|for .+))?|(?:complete|finali[sz]e|finish|submit) (?:my|the) (?:order|purchase)|buy (?:it|this|them|everything|my cart|the cart)(?: now| all)|order (?:everything|it now|my cart)|proceed to pay)|(?:i am )?ready to (?:pay|buy|order|check ?out)|how (?:do|can) i (?:pay|check ?out|order|buy|place an order|complete my order)(?: for (?:it|this|them))?|how does (?:check ?out|ordering) work`;

const toQuantity = any("to|at|=|as");
const setting = starts`(?:change|set|update|adjust|make|increase|reduce|decrease|lower|raise|bring|bump|edit|turn|switch|i (?:only )?(?:want|need)|let us (?:make|do)|do)(?: up| down)? (?:the )?(?:(?:quantity|amount|number|qty) (?:of |for |on )?)?(.*?) ?(?:(?:${toQuantity}|up to|down to) )?(?:the )?(?:(?:quantity|amount|number|qty) (?:to )?)?(\d{1,3}|one)(?: (?:of (?:them|those|these|it)|pieces?|units?|items?|instead|in total|total|altogether|please|only|pcs))*$`;
const only = whole`(?:i )?(?:only|just)(?: want| need| take)? (\d{1,3}|one)(?: of (?:them|those|these|it|the .+))?(?: instead)?`;
const quantityIs = whole`(?:the )?(?:quantity|qty|amount)(?: (?:of (.+)))? (?:should be|is|to|must be) (\d{1,3}|one)`;
const byOne = starts`(?:(?:add|put|i (?:want|need|will take|would like)|give me|get me) )?(?:in )?(\d{1,3}|one|another|an?) (?:more|extra|another|additional)(?: (?:one|of (?:them|those|these|it|that|the same)|(?:of )?(?:the )?(.+)|please|of (?:both)))?$`;
const another = whole`(?:(?:add|put in|i (?:want|need|will take|would like)|give me|get me) )?another(?: one)?(?: of (?:them|those|it|that))?`;
const less = starts`(?:remove |take |i want )?(\d{1,3}|one) (?:less|fewer)(?: (?:of )?(?:the )?(.+))?$`;
const countedFirst = starts`(?:make|let us make) (?:it|that|them) (\d{1,3}|one) (.+)$`;
const eachOf = /^(?:(?:change|set|update|make|increase|reduce) )?(?:the )?(.+?) (?:to )?(\d{1,3}|one)$/u;
const fewer = starts`(?:remove|take (?:out|off|away)|drop|delete|reduce by|decrease by) (\d{1,3}|one)(?: (?:of|from)(?: the| my)?)? (.+)`;
const double = whole`(?:and )?double (?:it|that|them|the quantity|the amount|up)`;
const swapping = starts`(?:change|switch|swap|replace|exchange|make|update) (.+?) (?:to|for|into|with|by|be|in) (.+)`;

/** Three words or more, the last of them no word of a variant. */
const namesProduct = /^\S+ \S+ .*(?<!size|one|colou?r)$/u;

const amountOf = (word: string | undefined): number =>
  word === undefined || /^\D/u.test(word) ? 1 : Number(word);

/** Wishes about the cart. `clause` is without courtesies. */
export function readCart(clause: string, memory: Memory): Wish | undefined {
  if (clear.test(clause) && (cartTalk(clause) || !/\bit\b/u.test(clause) || memory.topic === "cart"))
    return { kind: "clear" };
  const removed = removing.exec(clause);
  const less = fewer.exec(clause);
  const named = clause
    .replace(toCart, " ")
    .replace(/ (?:add|put|throw|place)(?: (?:it|this|that))?\s*$/u, "")
    .replace(/\s+/gu, " ")
    .trim();
  if (less && !/^one (?:of|from)? ?(?:the )?(?:first|last)/u.test(less[1] ?? "")) {
    const what = referenceOf((less[2] ?? "").replace(toCart, "").trim());
    if (what && (/ (?:of|from) /u.test(clause) || Number(less[1]) > 1))
      return { kind: "change", what, quantity: undefined, options: [], by: -amountOf(less[1]) };
  }
  if (
    removed &&
    !/^(?:take|lose) (?:me|care|a look)/u.test(clause) &&
    (!clause.startsWith("take ") || /^take (?:out|off|away)|(?:out|off|from|away)/u.test(clause))
  ) {
    const items = itemsOf(
      named
        .slice((removing.exec(`${named} `)?.[0] ?? "").length)
        .replace(notMore, "")
        .replace(/ ?,? (?:but|and) (?:please )?(?:leave|keep|not) .*$/u, "")
        .replace(/(?: (?:out|off|away|again))+$/u, "")
        .trim(),
    );
    if (items.length > 0) return { kind: "remove", items };
  }
  const change = readChange(named, memory);
  if (change) return change;
  if (adding.test(`${named} `) && !elsewhere.test(named)) {
    const items = itemsOf(
      `${named} `
        .replace(adding, "")
        .trim()
        .replace(/ (?:for|at) (?:that|this|the same|the) price$/u, "")
        .replace(/ (?:as well|too|also|in|instead)$/u, ""),
    );
    return {
      kind: "add",
      items:
        items.length > 0 ? items : [{ what: { kind: "it" }, quantity: undefined, more: false, options: [] }],
    };
  }
  if (
    named !== clause &&
    !/^(?:what|which|how|is|are|do|does|did|can|could|show|see|view|go|find|any|i|in|the price)\b/u.test(
      named,
    )
  ) {
    const items = itemsOf(named);
    if (items.some(({ what }) => what.kind === "words" || what.kind === "place"))
      return { kind: "add", items };
  }
  if (paying.test(clause)) return { kind: "checkout" };
  if (
    emptiness.test(clause) &&
    (cartTalk(clause) || memory.topic === "cart" || /empty|cleared/u.test(clause))
  )
    return { kind: "cart" };
  if (show.test(clause) && cartTalk(clause)) return { kind: "cart" };
  if (totals.test(clause) || (memory.topic === "cart" && inCart.test(clause))) return { kind: "cart" };
  const counted = bareCount.exec(named);
  if (
    counted &&
    takeBudget(named).budget === undefined &&
    !measures.test(counted[2] ?? "") &&
    (counted[1] !== "one" || cartNamed(clause, named))
  ) {
    const items = itemsOf(named);
    if (items.length > 0) return { kind: "add", items };
  }
  const also = oneFor.exec(named);
  if (also && memory.topic === "cart" && memory.put)
    return {
      kind: "add",
      items: [
        {
          what: {
            kind: "words",
            words: plainName(memory.put.name).toLowerCase(),
            definite: true,
            one: false,
          },
          quantity: amountOf(also[1]),
          more: false,
          options: [also[2] ?? ""],
        },
      ],
    };
  return readTaking(clause, memory);
}

/** "3 linden mugs please" orders them; "2 kg flour" and "2 person tent" do not. */
const bareCount = starts`(\d{1,3}|one) (?:of (?:the |those |these )?)?([\p{L}'-]+)(?=$| )`;
const cartNamed = (clause: string, named: string): boolean => clause !== named;
const oneFor = starts`(?:and )?(one|\d{1,2}|another|an?)(?: more| other)? (?:in|for|of) (?!them|those|it|these|the)(.+)$`;

const cartTalk = (clause: string): boolean => /\b(?:cart|basket|trolley|bag)s?\b/u.test(clause);

function readChange(clause: string, memory: Memory): Wish | undefined {
  const dropped = less.exec(clause);
  if (dropped)
    return {
      kind: "change",
      what: (dropped[2] === undefined ? undefined : referenceOf(dropped[2])) ?? { kind: "it" },
      quantity: undefined,
      options: [],
      by: -amountOf(dropped[1]),
    };
  const first = countedFirst.exec(clause);
  const counted =
    first && !/^(?:of|pieces?|instead|in total|please|more)\b/u.test(first[2] ?? "")
      ? referenceOf(first[2] ?? "")
      : undefined;
  if (first && counted)
    return { kind: "change", what: counted, quantity: amountOf(first[1]), options: [], by: undefined };
  const parts = clause.split(/ (?:and|,) (?:the )?/u);
  if (parts.length > 1 && /^(?:change|set|update|make|increase|reduce) /u.test(clause)) {
    const each = parts.map((part) => eachOf.exec(part));
    const changes = each.flatMap((found): Wish[] => {
      const what = found ? referenceOf(found[1] ?? "") : undefined;
      return what
        ? [{ kind: "change", what, quantity: amountOf(found?.[2]), options: [], by: undefined }]
        : [];
    });
    if (changes.length === parts.length) return { kind: "several", wishes: changes };
  }
  const more = byOne.exec(clause);
  if (more || another.test(clause))
    return {
      kind: "add",
      items: [
        {
          what: (more?.[2] === undefined ? undefined : referenceOf(more[2])) ?? { kind: "it" },
          quantity: amountOf(more?.[1]),
          more: true,
          options: [],
        },
      ],
    };
  if (double.test(clause) && memory.put)
    return {
      kind: "change",
      what: { kind: "it" },
      quantity: memory.put.quantity * 2,
      options: [],
      by: undefined,
    };
  const justSo = only.exec(clause);
  if (justSo && memory.put)
    return {
      kind: "change",
      what: { kind: "it" },
      quantity: amountOf(justSo[1]),
      options: [],
      by: undefined,
    };
  const is = quantityIs.exec(clause);
  if (is)
    return {
      kind: "change",
      what: (is[1] === undefined ? undefined : referenceOf(is[1])) ?? { kind: "it" },
      quantity: amountOf(is[2]),
      options: [],
      by: undefined,
    };
  const set = setting.exec(clause);
  if (
    set &&
    !/^(?:i |do )/u.test(clause) &&
    !/\b(?:address|email|password|price|name|order|filter|budget)\b/u.test(clause)
  ) {
    const object = (set[1] ?? "").replace(/ (?:from \d+|quantity|amount|to|by)$/u, "").trim();
    const what = object === "" ? ({ kind: "it" } as const) : referenceOf(object);
    if (what && !/^(?:number|no|option|item)$/u.test(object))
      return { kind: "change", what, quantity: amountOf(set[2]), options: [], by: undefined };
  }
  const swap = swapping.exec(clause);
  const instead = swap ? itemOf((swap[2] ?? "").replace(/ instead$/u, "")) : undefined;
  if (
    swap &&
    instead?.what.kind === "words" &&
    (namesProduct.test(instead.what.words) ||
      (instead.what.definite && (instead.what.one || memory.list.length > 0))) &&
    instead.options.length === 0 &&
    takeOptions(instead.what.words).rest !== ""
  ) {
    const from = referenceOf(swap[1] ?? "");
    if (from) return { kind: "swap", from, to: instead };
  }
  const options = swap ? takeOptions(swap[2] ?? "") : undefined;
  const named = swap ? referenceOf(swap[1] ?? "") : undefined;
  if (
    swap &&
    options &&
    options.options.length > 0 &&
    (memory.put || (named?.kind === "words" && options.rest === ""))
  ) {
    const what = referenceOf(swap[1] ?? "");
    if (what) return { kind: "change", what, quantity: undefined, options: options.options, by: undefined };
  }
  return undefined;
}

/** An item by itself, as an answer to "which one?". */
export const readItem = (clause: string) => itemOf(clause.replace(toCart, "").trim());
