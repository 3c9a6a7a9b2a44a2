import type { Memory } from "../memory.ts";
import { plainName } from "../text/names.ts";
import { any, re, starts, whole } from "../text/pattern.ts";
import { type Item, itemsOf, type Reference, referenceOf } from "../text/references.ts";
import type { Wish } from "../wishes.ts";
import { mentions } from "./answers.ts";

const count = "(\\d{1,3}|one|an?|another)";
const person =
  "(?:for|to give) (?:(?:my|his|her|our|a|the|their|some)(?: [\\p{L}]+){1,2}|him|her|them|me|us|myself|everyone|everybody)";
const tails = new RegExp(
  `(?: ?,? ?(?:please|too|as well|also|then|now|again|instead|final(?:ly)?|that is (?:it|all|final|enough)|(?:is|if) (?:that|it)(?: is)? (?:possible|ok|okay|alright)|if possible|in total|altogether|in addition|after all|any ?more|for now|${person}))+$`,
  "u",
);
const holder = any("ones?|bags?|packs?|packets?|sizes?|bottles?|jars?|box(?:es)?|tins?|versions?|variants?");
const adjective = any("small(?:er|est)?|large(?:r|st)?|big(?:ger|gest)?|little|medium");

const amountOf = (word: string | undefined): number =>
  word === undefined || /^\D/u.test(word) ? 1 : Number(word);
const it = { kind: "it" } as const;
const change = (what: Reference, quantity?: number, by?: number): Wish => ({
  kind: "change",
  what,
  quantity,
  options: [],
  by,
});
const words = (text: string): Reference | undefined => {
  const what = referenceOf(text.replace(/^(?:of )?(?:the |those |these |my )?/u, ""));
  return what?.kind === "words" ? what : undefined;
};

const undoing = whole`(?:no )?(?:undo|revert|reverse)(?: (?:it|that|this|the last (?:one|thing|step|change)|my last (?:change|step)|what you (?:just )?did))?|(?:i )?take (?:that|it) back|put (?:it|that|them|everything|the .+) back(?: in| again| in again)?|(?:put|change|set|switch|turn) (?:it|that|things|everything) back(?: (?:to )?(?:how|as|the way|like) it was(?: before)?)?|(?:go|step) back(?: (?:one )?step)?|(?:that|it) was (?:a mistake|by mistake|an accident)|as (?:it was )?before|forget (?:what i|that i) just (?:said|added)|i did not mean (?:that|to(?: .+)?)`;
const minus = starts`(?:minus|less|take (?:off|away)|drop|lose|without) ${count}(?: (?:of )?(.+))?$`;
const tooMany = whole`(?:that is |it is )?${count} too (?:many|much)`;
const backTo = whole`(?:and |but )?(?:go |put it |bring it )?(?:back to|down to|up to|leave (?:it|them) at|keep (?:it|them) at|stay (?:at|with)|stick (?:to|with)) (\d{1,3}|one)(?: (?:of )?(.+))?`;
const bareNumber = whole`(?:(?:and|but|so|ok|okay|no|make it|let us say|only|just|to|rather|better) ?,? ?)*(\d{1,2})(?: (?:pieces?|pcs|of (?:it|them|those|that)|are enough|is enough|will do))?`;
const settling = whole`(?:but |and |so |no |ok )*(?:i )?(?:(?:only|just) (?:need|want|have room for|take|keep)|(?:need|want|keep) (?:only|just)|meant?|keep|but|only|just|should be) (?:only |just )?(\d{1,3}|one) (?!more|of|day|week|month|year|minute|second|hour|thing|question)(.+)`;
const doubled = whole`double (?:the )?(.+)`;
const enough = whole`(?:just |only )?(\d{1,3}|one) (?!more|of|day|week|month|year)(.+?) (?:(?:is|are|would be|will be) (?:enough|sufficient|all i need|fine|plenty)|will do|suffices?)`;
const alsoNamed = starts`(?:and|plus|also|then) (?:also )?((?:\d{1,2}|one|an?|some|the) .+)$`;
const container = starts`(\d{1,2}|one|an?|some) (?:jars?|packs?|packets?|bottles?|box(?:es)?|bags?|tins?|cans?|pieces?|bars?|pots?|cartons?) of `;
const leaving = whole`(?:(?:and|but|so|ok|actually) )*(?:no|without|not|skip|leave(?: out)?|except|forget|minus|drop) (?:the |that |those |any |about the )?(.+?)(?: out)?`;
const plus = starts`plus ${count} (?:more )?(?:of )?(.+)$`;
const named = /^(?:a|an|the|one|\d+|it|them|this|that|i|and|what|how|is|are|do|where|which|show|find)$/u;
const variants = starts`(?:(?:add|put|i (?:want|need|would like|will take)|get me|give me|take) )?(?:the )?([\p{L}][^,]*?) ?[,:]? (one|\d{1,2}) (in|size|of size|of the) (.+?) ?(?:and|,|plus|and then) (one|\d{1,2}) (?:in|size|of size|of the)? ?(.+)$`;
/** "isle wool beanie, 2 of them". */
const countedBehind = whole`(\S+ \S+.*?) ?,? (\d{1,2}|one) of (?:them|those|it|these)`;
/** "one slate more". */
const variantMore = whole`(?:and )?(\d{1,2}|one) (?!of)([\p{L}]+) more`;
const same = whole`(?:(?:i (?:want|will take|would like|need)|get me|order|buy|add|give me|can i have|send me) )?(?:the )?(?:same )(?!one|thing|again|price|as|for|but|with|in)(.+?)(?: (?:again|as before|as last time|like last time))?(?: ?, ?(\d{1,2}|one)(?: [\p{L}]+)?)?`;
const once = whole`(?:(?:i (?:want|will take|would like|need)|get me|order|buy|add|give me) )?(\d{1,2}|one)? ?(?:of )?(?:the |that |those )?(.+?) again`;
const other = whole`(?:(and|plus|also) )*(?:add |take |i (?:will take|want|need) )?(the|an?|one|\d{1,2}) (${adjective}) (?:${holder})`;
const single = starts`(?:one|1|an?) (\S+ \S+ \S+.*)$`;
const asking =
  /\b(?:is|are|do|does|what|which|how|under|below|cheap\w*|price|total|cost|size|colou?r|cart|basket|order|same|other|else|similar|like|show|find)\b|^the (?:first|second|third|last|one|other|small|large|big)/u;
const notOne = re`of|more|for|with|under|below|that|which|in|like`;

/** Wishes about how many, which are made without a verb: "one more for my friend", "but 2 pillows", "no jam", "undo that". */
export function readCounted(clause: string, said: string, memory: Memory): Wish | undefined {
  const plain = clause.replace(tails, "").trim();
  const whole = said.replace(tails, "").trim();
  const { put } = memory;
  const cart = memory.topic === "cart";
  if (memory.undo && undoing.test(plain)) return { kind: "undo" };
  const fewer = minus.exec(plain);
  if (fewer && (fewer[1] !== "a" || fewer[2] === undefined) && (put || fewer[2] !== undefined) && cart)
    return change(
      fewer[2] === undefined ? it : (referenceOf(fewer[2]) ?? it),
      undefined,
      -amountOf(fewer[1]),
    );
  const over = tooMany.exec(plain);
  if (over && put && cart) return change(it, undefined, -amountOf(over[1]));
  const back = backTo.exec(whole) ?? backTo.exec(plain);
  if (back)
    return change((back[2] === undefined ? undefined : referenceOf(back[2])) ?? it, amountOf(back[1]));
  const twice = doubled.exec(plain)?.[1];
  const doubledWhat = twice === undefined ? undefined : words(twice);
  if (doubledWhat && !/^(?:bed|sheet|duvet|quantity|amount|size|room)/u.test(twice ?? ""))
    return { kind: "change", what: doubledWhat, quantity: undefined, options: [], by: undefined, times: 2 };
  const bare = bareNumber.exec(plain);
  if (bare && put && cart) return change(it, amountOf(bare[1]));
  return (
    readSame(clause, memory) ??
    readVariants(plain) ??
    readOther(whole, clause, memory) ??
    readSettled(whole, memory) ??
    readPlain(plain, whole, memory)
  );
}

/** "only 1 mat", "3 mugs and no jam": how many of what the cart has, if it has it. */
function readSettled(clause: string, memory: Memory): Wish | undefined {
  const [first = "", ...rest] = clause.split(/ (?:and|but|,) (?=(?:no|without|skip|leave out|not) )/u);
  const counts = memory.topic === "cart" || /^(?:\d|one )/u.test(first);
  const without = !counts ? [] : rest.flatMap((part) => readLeaving(part, true) ?? []);
  if (without.length > 0 && without.length === rest.length) {
    const items = itemsOf(first);
    if (items.length > 0 && items.every(({ what, quantity }) => what.kind === "words" && quantity))
      return { kind: "several", wishes: [...items.map(settled), ...without] };
  }
  const found = settling.exec(clause) ?? enough.exec(clause);
  const what = found ? words(found[2] ?? "") : undefined;
  if (found && what && !/\b(?:under|below|for|that|which|with|dollars?)\b/u.test(found[2] ?? ""))
    return settled({ what, quantity: amountOf(found[1]), more: false, options: [] });
  const leftOut = /^(?:and |but )?(?:forget|skip|leave out|drop) /u.test(clause);
  return readLeaving(clause, memory.put !== undefined && (leftOut || memory.topic === "cart"));
}

const settled = (item: Item): Wish => ({
  kind: "either",
  what: item.what,
  inCart: change(item.what, item.quantity),
  otherwise: { kind: "add", items: [item] },
});

function readLeaving(clause: string, likely: boolean): Wish | undefined {
  const found = likely ? leaving.exec(clause) : null;
  const what = found ? words(found[1] ?? "") : undefined;
  if (what?.kind !== "words" || what.words.split(" ").length > 5 || dismissed.test(what.words))
    return undefined;
  return {
    kind: "either",
    what,
    inCart: { kind: "remove", items: [{ what, quantity: undefined, more: false, options: [] }] },
    otherwise: { kind: "remark" },
  };
}
const dismissed =
  /^(?:thanks?|problem|idea|worries|need|more|that|it|now|really|yet|sure|one|longer|matter|way)\b/u;

function readSame(said: string, memory: Memory): Wish | undefined {
  if (memory.orders.length === 0) return undefined;
  const asked = said.replace(/ please(?= |$)/gu, "");
  const found = same.exec(asked);
  const again = found ? undefined : once.exec(asked);
  const name = (found?.[1] ?? again?.[2] ?? "").trim();
  const lines = memory.orders.flatMap((order) => order.lines);
  if (name === "" || !lines.some((line) => mentions(line.name.toLowerCase(), name))) return undefined;
  const quantity = found?.[2] ?? again?.[1];
  return {
    kind: "add",
    items: [
      {
        what: { kind: "words", words: `${name} from my order`, definite: true, one: false },
        quantity: quantity === undefined ? undefined : amountOf(quantity),
        more: false,
        options: [],
      },
    ],
  };
}

/** "the bottle, one in 500 ml and one in 1 l". */
function readVariants(clause: string): Wish | undefined {
  const found = variants.exec(clause);
  const [, name = "", one, , first = "", two, second = ""] = found ?? [];
  if (!found || named.test(name.split(" ")[0] ?? "") || first.split(" ").length > 4) return undefined;
  const what: Reference = { kind: "words", words: name.trim(), definite: true, one: false };
  return {
    kind: "add",
    items: [
      { what, quantity: amountOf(one), more: false, options: [first.trim()] },
      { what, quantity: amountOf(two), more: false, options: [second.trim()] },
    ],
  };
}

/** "and the small bag too": what was put last, in another variant. */
function readOther(clause: string, said: string, { put, topic }: Memory): Wish | undefined {
  const found = other.exec(clause);
  if (!found || !put || topic !== "cart") return undefined;
  if (found[1] === undefined && !/ (?:too|also|as well|in addition)$/u.test(said)) return undefined;
  const name = plainName(put.name).toLowerCase();
  return {
    kind: "add",
    items: [
      {
        what: { kind: "words", words: name, definite: true, one: false },
        quantity: /^\d/u.test(found[2] ?? "") ? amountOf(found[2]) : undefined,
        more: false,
        options: [found[3] ?? ""],
      },
    ],
  };
}

/** "one draft marble bookends", "plus 2 of the mugs", "one more". */
function readPlain(clause: string, said: string, memory: Memory): Wish | undefined {
  const more = /^(?:and |plus )?(\d{1,2}|one|another)(?: (?:more|extra))?(?: one)?$/u.exec(clause);
  if (more && /more|extra|another/u.test(clause) && memory.put)
    return { kind: "add", items: [{ what: it, quantity: amountOf(more[1]), more: true, options: [] }] };
  const variant = variantMore.exec(clause);
  if (variant && memory.put && memory.topic === "cart")
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
          quantity: amountOf(variant[1]),
          more: false,
          options: [variant[2] ?? ""],
        },
      ],
    };
  const added = plus.exec(clause);
  const items = added ? itemsOf(`${added[1]} ${added[2]}`) : [];
  if (items.length > 0) return { kind: "add", items };
  const contained = clause.replace(container, "$1 ");
  const also =
    memory.topic === "cart" && memory.put ? alsoNamed.exec(said.replace(container, "$1 "))?.[1] : undefined;
  const wanted = also?.replace(tails, "").replace(container, "$1 ");
  if (wanted !== undefined && !asking.test(wanted)) return { kind: "add", items: itemsOf(wanted) };
  if (contained !== clause && /^(?:\d|one )/u.test(contained))
    return { kind: "add", items: itemsOf(contained) };
  const behind = countedBehind.exec(clause);
  if (behind && !named.test((behind[1] ?? "").split(" ")[0] ?? ""))
    return { kind: "add", items: itemsOf(`${behind[2]} ${behind[1]}`) };
  const name = single.exec(clause)?.[1];
  if (name === undefined || notOne.test(name) || !/^(?:one|1) /u.test(clause)) return undefined;
  return { kind: "add", items: itemsOf(clause) };
}
