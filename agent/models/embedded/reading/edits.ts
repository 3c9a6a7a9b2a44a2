import type { Memory } from "../memory.ts";
import { byPrice } from "../prices.ts";
import { plainName } from "../text/names.ts";
import { any, re, starts, whole } from "../text/pattern.ts";
import { type Item, itemsOf, type Reference, referenceOf } from "../text/references.ts";
import type { Wish } from "../wishes.ts";

const count = "(\\d{1,3}|one|an?)";
const amountOf = (word: string | undefined): number =>
  word === undefined || /^\D/u.test(word) ? 1 : Number(word);
const it: Reference = { kind: "it" };
const item = (what: Reference, fields: Partial<Item> = {}): Item => ({
  what,
  quantity: undefined,
  more: false,
  options: [],
  ...fields,
});

const wanting = any(
  "(?:ok |so |then |and |yes |good |great |perfect |well |now )*(?:(?:please )?(?:i (?:will |would )?(?:take|have|like|want|need)|add|give me|put|take|get me|order|make (?:it|that))(?: me| in)? )?",
);
const ending = re`(?: ,)? ?(?:please|thanks|thank you|then|(?:in|into|to) (?:my|the) (?:cart|basket)|i (?:said|meant|mean)|for (?:me|us|now)|of course|actually|instead|after all)$`;
const enough = any(
  "(?:is|are|was|were|would be|will be|should be|seems|sounds)? ?(?:enough|plenty|sufficient|fine|right|correct|ok|okay|better|all i need|what i (?:want|need|meant|wanted|said))|will do|should do|suffices?",
);
const half = whole`(?:and |but |so |only |just |actually |maybe )*(?:make it |take |cut |keep )?half(?: of| as many| the| that| as much)*(?: (?:of )?(.*?))?(?: (?:in half|${enough}))?`;
const halving = whole`(?:halve|cut) (.+?)(?: in half| by half)?`;
const ofEach = whole`${wanting}(?:just )?${count}?(?: (?:of|from))? ?(?:each|both|every one|either)(?: (?:one|kind|of (?:them|those|these|the 2)|of the (?:two|three)))?`;
const extremeOfEach = whole`${wanting}the (cheapest|cheaper|dearest|most expensive|first|best)(?: ones?)? (?:of|from) (?:each|both|every)(?: (?:one|kind|of (?:them|those|these)))?`;
const justSo = whole`${wanting}(?:(?:just|only|no|sorry|it (?:is|was|should be)) ?,? ?)*${count} ${enough}`;
const valueEnough = whole`(?:(?:but|and|so|ok|no|actually|maybe) )*(?:the )?(?:size )?(.+?)(?: (?:one|size|jar|bag|bottle|pack))? (?:will do|would do|is enough|would be enough|suffices|is plenty|is fine|would be better|is better|would be fine)(?: too| for me)*`;
/** "i keep my old one". */
const oldOne = whole`i (?:will |would rather |am going to |still )?(?:keep|have|use|like) (?:my|the|an) (?:old|own|existing|current) .+`;
const justOne = whole`(?:no |so |ok |oh )*(?:just|only) (?:the )?(?:one|1)(?: (?:for|of) .+)?`;
const shouldBe = whole`(?:no |but |so )*(?:it|that|they|there) (?:should|must|was to|were to|ought to) (?:only )?(?:be|have been) ${count}`;
const bareAmount = whole`${wanting}(?:(?:just|only) )?(\d{1,2}|one)(?: of (?:it|them|those|these|that|this))?(?: (?:pieces?|pcs))?`;
const refThen = whole`(?:ok |so |then |yes |good )*(.+?) ?, ?(\d{1,2}|one|just one)(?: of (?:it|them|those|that))?`;
const ofThatIn = whole`${wanting}(\d{1,2}|one) of (?:that|it|those|them|these|this) ?,? (?:in |size |the )*(.+)`;
const sameIn = whole`${wanting}(?:also |plus )*(?:(\d{1,2}) of )?(?:the same|same|one more|1 more|another|another one|it|that)(?: (?:one|thing|again|shirt|product|item))* (?:again )?(?:in|but in|as|with) (?:the |a )?(?:size |colou?r )?(.+?)(?: (?:too|as well|also))*`;
const everythingBut = starts`(?:remove|get rid of|delete|drop|take out|take|throw(?: out| away)?|clear|empty|discard|lose|kick out) (?:out )?(?:everything|all|all of it|the rest|the others|all (?:the )?(?:other )?(?:things|items|stuff)|my cart|the cart)(?: else)?(?: out| away)?(?: (?:in|from) (?:my|the) (?:cart|basket))? (?:except|but|apart from|besides|other than|save)(?: for)?(?: (?:keep|leave|not))? (.+)$`;
const keeping = whole`(?:but |and |so |please |yes )*(?:(?:keep|leave) (?:me )?(?:only|just|nothing but)|(?:only|just) (?:keep|leave)) (.+?)(?: (?:in|inside)(?: (?:it|there|my (?:cart|basket)|the (?:cart|basket)))?)?`;
const staying = whole`(?:(?:but|and|so|please) )*only (.+?) (?:should|shall|can|may|must|is to) (?:stay|remain|be in (?:there|it))`;
const justThe = whole`(?:yes |no |so )*(?:just|only) the (.+)`;
const particle = whole`(?:please )?(?:kick|throw|take|toss|chuck|get|pull|leave|put|drop) (it|that|this|them|both|those|these|the .+?|my .+?|both .+?) (?:out|away|off)(?: (?:again|of it|of there|then))*`;
const allOut = whole`(?:please )?(?:kick|throw|take|toss|chuck|get|pull|clear) (?:everything|all of (?:it|them|that|this)|it all|them all|all that|the lot|the whole lot|all)(?: back)? (?:out|away|off)(?: (?:again|of it|of there|then))*`;
const doNot = whole`(?:(?:oh|ah|no|nah|wait|stop|hm+|actually|hold on|sorry) ?,? ?)*(?:do not|please do not|better not|rather not)(?: (?:add|do|put|take|want|buy|need) ?(?:it|that|this|them|these)?(?: in| any ?more| there)?)?(?: ?, .+)?`;
const shown = whole`(?:ok |so |and |now |then )*(?:show (?:me|it|it to me)|let me see(?: it)?|show me (?:now|again|please)|(?:did|has) (?:it|that|this) (?:work(?:ed)?|go(?:ne)? (?:in|through)|get added)|is (?:it|that) (?:in|done|there)(?: now)?|do i have (?:it|them|that)(?: now)?)`;
const haveI = whole`(?:so |and |now |then )*(?:do i|have i)(?: still| already| now)? (?:have|got) (?:an?|the|any|my|\d) (.+?)(?: (?:in (?:there|it)|now|then))?`;

/** Edits of the cart as people say them in passing: "half of them", "one of each", "the same in plain", "3 was right". */
export function readEdits(clause: string, said: string, memory: Memory): Wish | undefined {
  const plain = clause
    .replace(ending, "")
    .replace(/[ ,]+$/u, "")
    .replace(ending, "")
    .replace(/[ ,]+$/u, "");
  if (oldOne.test(plain)) return { kind: "remark" };
  const { put, topic, list, focus } = memory;
  const ofCart = topic === "cart";
  if (put && ofCart && justOne.test(said))
    return { kind: "change", what: it, quantity: 1, options: [], by: undefined };
  return (
    readOut(plain, memory) ??
    readAmounts(plain, memory) ??
    (ofCart && shown.test(said) ? { kind: "cart" } : undefined) ??
    (ofCart && haveI.test(said) ? { kind: "cart" } : undefined) ??
    (put && ofCart ? readEnough(plain) : undefined) ??
    (put || focus.length === 1 ? readSame(plain, memory) : undefined) ??
    (list.length > 0 || focus.length > 0 ? readTaken(plain, memory) : undefined)
  );
}

/** "no, don't", said of what was just done to the cart. */
export const readTakenBack = (clause: string, { undo, topic, pending }: Memory): Wish | undefined =>
  undo && topic === "cart" && !pending && doNot.test(clause) ? { kind: "undo" } : undefined;

/** What leaves the cart, or all that does not. */
function readOut(clause: string, memory: Memory): Wish | undefined {
  const but = everythingBut.exec(clause)?.[1] ?? keeping.exec(clause)?.[1] ?? staying.exec(clause)?.[1];
  if (but !== undefined && !/^(?:it|them|that)$/u.test(but)) return { kind: "keep", items: itemsOf(but) };
  if (allOut.test(clause)) return { kind: "clear" };
  const out = particle.exec(clause)?.[1];
  if (out !== undefined && (memory.topic === "cart" || memory.put || /^(?:the|my|both) /u.test(out))) {
    const items = itemsOf(out);
    if (items.length > 0) return { kind: "remove", items };
  }
  const only = memory.topic === "cart" ? justThe.exec(clause)?.[1] : undefined;
  const what = only === undefined ? undefined : referenceOf(only);
  return what?.kind === "words" && !what.one
    ? { kind: "either", what, inCart: { kind: "cart" }, otherwise: { kind: "add", items: [item(what)] } }
    : undefined;
}

function readAmounts(clause: string, { put, topic, focus }: Memory): Wish | undefined {
  const halves = half.exec(clause) ?? halving.exec(clause);
  if (halves && (topic === "cart" || halves[1] !== undefined || put)) {
    const named = (halves[1] ?? "")
      .replace(/^(?:is|are|would be|will be|was)$/u, "")
      .replace(/^(?:of )?(?:the |my |those )?/u, "");
    const what = named === "" || /^(?:it|that|them)$/u.test(named) ? it : referenceOf(named);
    if (what && !/\b(?:dozen|litre|liter|kilo|price|hour|year|day)\b/u.test(named))
      return { kind: "change", what, quantity: undefined, options: [], by: undefined, times: 0.5 };
  }
  const settled = justSo.exec(clause) ?? shouldBe.exec(clause);
  if (settled && put && topic === "cart")
    return { kind: "change", what: it, quantity: amountOf(settled[1]), options: [], by: undefined };
  const bare = bareAmount.exec(clause)?.[1];
  if (bare !== undefined && topic === "products" && focus.length === 1)
    return { kind: "add", items: [item(it, { quantity: amountOf(bare) })] };
  return undefined;
}

/** "the 250 will do", "medium is enough": the other variant of what was put last. */
function readEnough(clause: string): Wish | undefined {
  const value = valueEnough.exec(clause)?.[1];
  if (
    value === undefined ||
    value.split(" ").length > 3 ||
    /^(?:it|that|this|they|one|\d{1,2})$/u.test(value)
  )
    return undefined;
  return { kind: "change", what: it, quantity: undefined, options: [value], by: undefined };
}

/** "the same in plain": what was put last, in another variant. */
function readSame(clause: string, { put, focus }: Memory): Wish | undefined {
  const found = sameIn.exec(clause);
  const option = found?.[2];
  if (option === undefined || option.split(" ").length > 4) return undefined;
  if (!/\b(?:same|more|another)\b/u.test(clause)) return undefined;
  const name = plainName(put?.name ?? focus[0]?.name ?? "").toLowerCase();
  const values = option
    .replace(
      /^(?:my|his|her|our|a|the) (?:wife|husband|friend|sister|brother|mother|son|daughter)(?: in)?/u,
      "",
    )
    .trim();
  if (values === "") return undefined;
  return {
    kind: "add",
    items: [
      item(
        { kind: "words", words: name, definite: true, one: false },
        { quantity: found?.[1] === undefined ? undefined : Number(found[1]), options: [values] },
      ),
    ],
  };
}

/** What is taken of what was shown: "one of each", "the maple, one". */
function readTaken(clause: string, { lists: now, before, list }: Memory): Wish | undefined {
  const lists = now.length > 1 ? now : before;
  const extreme = extremeOfEach.exec(clause)?.[1];
  if (extreme !== undefined && lists.length > 1)
    return { kind: "add", items: lists.flatMap((some) => pickedOf(some, extreme)) };
  const each = ofEach.exec(clause);
  if (each && list.length > 1)
    return { kind: "add", items: [item({ kind: "them" }, { quantity: amountOf(each[1]) })] };
  const variant = ofThatIn.exec(clause);
  if (variant)
    return {
      kind: "add",
      items: [item(it, { quantity: amountOf(variant[1]), options: [variant[2] ?? ""] })],
    };
  const counted = refThen.exec(clause);
  const what = counted ? referenceOf(counted[1] ?? "") : undefined;
  return counted && what && (what.kind !== "words" || what.definite)
    ? { kind: "add", items: [item(what, { quantity: amountOf(counted[2]?.replace("just ", "")) })] }
    : undefined;
}

function pickedOf(list: Memory["list"], extreme: string): Item[] {
  const sorted = byPrice(list);
  const product = /^(?:first|best)$/u.test(extreme)
    ? list[0]
    : extreme.startsWith("cheap")
      ? sorted[0]
      : sorted.at(-1);
  return product
    ? [item({ kind: "words", words: product.name.toLowerCase(), definite: true, one: false })]
    : [];
}
