import type { Memory } from "../memory.ts";
import { takeOptions } from "../text/options.ts";
import { any, re, starts, whole } from "../text/pattern.ts";
import { itemOf, itemsOf, referenceOf } from "../text/references.ts";
import type { Wish } from "../wishes.ts";

export const cartWord = any("(?:shopping )?(?:cart|basket|trolley|shopping bag)|bag(?=$)");
const toCart = re`(?:back )?(?:in|into|to|on|inside|from|out of|of|off) (?:(?:my|the|your|our) )?${cartWord}`;
const adding = starts`(?:add|put|throw(?: in)?|toss(?: in)?|stick|pop|include|chuck|place) (?!(?:an|my|the) order)`;
const taking = starts`(?:i (?:will|would|am going to) |we will |let us |i )?(?:(?:take|buy|get(?: me)?|have|purchase|order(?: me)?|grab(?: me)?|go (?:with|for)|like to (?:buy|order|have|get)|like|want(?: to (?:buy|order|have|get))?|need|give me|reserve) )`;
const removing = starts`(?:remove|delete|drop|discard|take(?: out| off| away)?|get rid of|throw (?:out|away)|kick out|lose|i (?:do not|no longer) (?:want|need)) `;
const notMore = re`any ?more|after all|anymore`;
const clearing = any(
  `(?:clear|empty|reset|wipe|delete|remove|clean|flush|discard|drop|take)(?: out| off)? (?:(?:all|everything|all (?:of )?(?:the |my )?(?:items|products|things|stuff|lines)|my whole|the whole|my entire|the entire|my|the|this|every ?cart|every|all (?:of )?(?:my|the)|it all|them all)(?: (?:in|from|out of|of))? ?)+(?:(?:my|the|your) )?(?:shopping )?(?:cart|basket|trolley)s?(?: completely| out)?|(?:remove|delete|clear|drop|discard) (?:everything|it all|all(?: items| of it)?)|start (?:over|again|from scratch)(?: with (?:my|the|an empty) cart)?|empty it|clear it(?: out)?|(?:clear|empty)(?: (?:cart|basket))`,
);
const clear = starts`${clearing}`;

const showing = any(
  `(?:(?:what (?:is|do i have|have i got|did i (?:add|put))|show(?: me)?|view|see|open|check|display|list|review|look at|how is|go to|let me see)(?: (?:all|everything|currently|already|now|up))* ?)?(?:in |inside )?(?:(?:my|the|our) )?(?:current )?(?:shopping )?(?:cart|basket|trolley)(?: (?:contents?|items|please|summary|status|now|look like|so far))*`,
);
const show = whole`${showing}`;
const totals = re`(?:what|how much) (?:is|are|would|will|does) (?:(?:my|the|it|that|everything|this) )?(?:(?:sub)?total|cart|basket|order total|come to|all|everything|altogether|i owe)(?! (?:cost of|price))|how much (?:do|will|would) i (?:owe|pay|have to pay)|(?:cart|order|grand) total|how (?:many|much)(?: items| things| products)? (?:are|is|do i have|have i got) (?:in )?(?:my|the) (?:cart|basket)|(?:is|are|do i have) .+ in (?:my|the) (?:cart|basket)|what (?:did|have) i (?:add|put|got) (?:in|so far)|how much is (?:my|the) (?:cart|basket)`;
const paying = whole`(?:(?:go|proceed|take me|move|continue|get|bring me)(?: on)?(?: to)? (?:the )?)?(?:check ?-?out|checking out|the till|payment)(?: (?:now|please|my cart))*|(?:i (?:want|would like|am ready) to )?(?:pay(?: now| for (?:it|this|that|these|them|everything|my (?:cart|order|stuff)))?|place (?:my|the|an|this) order(?: (?:now|for .+))?|(?:complete|finali[sz]e|finish|submit) (?:my|the) (?:order|purchase)|buy (?:it|this|them|everything|my cart|the cart)(?: now| all)|order (?:everything|it now|my cart)|proceed to pay)|(?:i am )?ready to (?:pay|buy|order|check ?out)|how (?:do|can) i (?:pay|check ?out|order|buy|place an order|complete my order)(?: for (?:it|this|them))?|how does (?:check ?out|ordering) work`;

const toQuantity = any("to|at|=|as");
const setting = starts`(?:change|set|update|adjust|make|increase|reduce|decrease|lower|raise|bring|bump|edit|turn|switch|i (?:only )?(?:want|need)|let us (?:make|do)|do)(?: up| down)? (?:the )?(?:(?:quantity|amount|number|qty) (?:of |for |on )?)?(.*?) ?(?:(?:${toQuantity}|up to|down to) )?(?:the )?(?:(?:quantity|amount|number|qty) (?:to )?)?(\d{1,3}|one)(?: (?:of (?:them|those|these|it)|pieces?|units?|items?|instead|in total|total|altogether|please|only|pcs))*$`;
const only = whole`(?:i )?(?:only|just)(?: want| need| take)? (\d{1,3}|one)(?: of (?:them|those|these|it|the .+))?(?: instead)?`;
const quantityIs = whole`(?:the )?(?:quantity|qty|amount)(?: (?:of (.+)))? (?:should be|is|to|must be) (\d{1,3}|one)`;
const byOne = starts`(?:(?:add|put|i (?:want|need|will take|would like)|give me|get me) )?(?:in )?(\d{1,3}|one|another) (?:more|extra|another|additional)(?: (?:one|of (?:them|those|these|it|that|the same)|of (?:the )?(.+)|please|of (?:both)))?$`;
const another = whole`(?:(?:add|put in|i (?:want|need|will take|would like)|give me|get me) )?another(?: one)?(?: of (?:them|those|it|that))?`;
const fewer = starts`(?:remove|take (?:out|off|away)|drop|delete|reduce by|decrease by) (\d{1,3}|one)(?: (?:of|from)(?: the| my)?)? (.+)`;
const double = whole`double (?:it|that|them|the quantity|the amount)`;
const swapping = starts`(?:change|switch|swap|replace|exchange|make|update) (.+?) (?:to|for|into|with|by|be|in) (.+)`;

const amountOf = (word: string | undefined): number =>
  word === undefined || /^\D/u.test(word) ? 1 : Number(word);

/** Wishes about the cart. `clause` is without courtesies. */
export function readCart(clause: string, memory: Memory): Wish | undefined {
  if (clear.test(clause) && (cartTalk(clause) || !/it/u.test(clause) || memory.topic === "cart"))
    return { kind: "clear" };
  const removed = removing.exec(clause);
  const less = fewer.exec(clause);
  const named = clause.replace(toCart, " ").replace(/\s+/gu, " ").trim();
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
        .replace(/ (?:out|off|away|again)$/u, "")
        .trim(),
    );
    if (items.length > 0) return { kind: "remove", items };
  }
  const change = readChange(named, memory);
  if (change) return change;
  if (adding.test(clause)) {
    const items = itemsOf(named.replace(adding, "").replace(/ (?:as well|too|also|in)$/u, ""));
    return {
      kind: "add",
      items:
        items.length > 0 ? items : [{ what: { kind: "it" }, quantity: undefined, more: false, options: [] }],
    };
  }
  if (paying.test(clause)) return { kind: "checkout" };
  if (show.test(clause) && cartTalk(clause)) return { kind: "cart" };
  if (totals.test(clause)) return { kind: "cart" };
  return readTaking(clause, memory);
}

const cartTalk = (clause: string): boolean => /\b(?:cart|basket|trolley|bag)s?\b/u.test(clause);

function readChange(clause: string, memory: Memory): Wish | undefined {
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
  const options = swap ? takeOptions(swap[2] ?? "") : undefined;
  if (swap && options && options.options.length > 0 && memory.put) {
    const what = referenceOf(swap[1] ?? "");
    if (what) return { kind: "change", what, quantity: undefined, options: options.options, by: undefined };
  }
  return undefined;
}

/** "I'll take the second": words of taking add only what was talked about; "buy a mug" looks for mugs first. */
function readTaking(clause: string, memory: Memory): Wish | undefined {
  const took = taking.exec(`${clause} `);
  if (!took) return undefined;
  const rest = clause.slice(took[0].length).trim();
  const object = rest.replace(toCart, "").trim();
  const items = itemsOf(object);
  if (items.length === 0) return undefined;
  if (object !== rest) return { kind: "add", items };
  const liking = /^i (?:would )?like $/u.test(took[0]) && !/would/u.test(took[0]);
  const shown = memory.list.length > 0 || memory.focus.length > 0;
  const pointed = items.every(
    ({ what, quantity }) =>
      what.kind !== "words" ||
      (what.one && what.definite) ||
      (what.definite && shown) ||
      (quantity !== undefined && quantity > 1 && what.definite),
  );
  return pointed && shown && !liking ? { kind: "add", items } : undefined;
}

/** An item by itself, as an answer to "which one?". */
export const readItem = (clause: string) => itemOf(clause.replace(toCart, "").trim());
