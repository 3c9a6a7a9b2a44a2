import type { Memory } from "../memory.ts";
import { ordinalOf, ordinals } from "../text/numbers.ts";
import { any, re, starts } from "../text/pattern.ts";
import { periodIn } from "../text/periods.ts";
import type { Wish } from "../wishes.ts";

const goods = any("orders?|package|parcels?|delivery|shipment|stuff|things|purchases?|items?|goods");
const own = `(?:my|the|our|this|that)(?: (?:last|latest|newest|recent|most recent|current))?`;
const tracking = re`where (?:is|are|did) ${own} (?:[\p{L}]+ )?${goods}|track(?:ing)? ?(?:number|code|link|info|information|status)?(?: (?:of|for))? ?(?:${own} )?(?:${goods})?|(?:order|delivery|shipping|parcel|package) (?:status|tracking)|status (?:of|for|on) ${own} (?:[\p{L}]+ )?${goods}|status of order|when (?:will|is|does|should|do|can) (?:${own} |i (?:get|receive|expect) (?:my )?)(?:[\p{L}]+ )?(?:${goods})|(?:has|have|is|are|was|did|will) (?:my|the|you) (?:${goods} )?.{0,20}(?:shipped|ship my|sent|delivered|dispatched|on (?:its|the) way|out for delivery|arrived?|come|left|my order)|how is my ${goods}|(?:my|the) (?:${goods}) (?:has not|did not|have not|is late|never|still|is not|was not|is lost|is missing|are late|are not)|any (?:news|update|updates) (?:on|about|of|regarding) (?:my|the) ${goods}|what (?:is happening|happened) (?:with|to) my ${goods}|who (?:is )?(?:delivers|delivering|carries|ships) my ${goods}|which carrier|waiting for my ${goods}`;
const following = re`when will (?:it|they|that) (?:arrive|come|be delivered|ship|get here|be here)|where is (?:it|that|this)(?: now)?|(?:has|have|is|are) (?:it|they|that)(?: been)? (?:shipped|sent|delivered|arrived|on (?:its|their|the) way)|track (?:it|that|them)|(?:its|the) status|tracking number`;
const numbered = re`(?:order|number|no|#|track)(?: ?(?:number|no|id|#|:|\.))* ?([\p{N}a-f]{6,8}|[\p{L}\p{N}]*\d[\p{L}\p{N}-]{2,40})`;
const code = re`(?=[0-9a-f-]*\d)([0-9a-f]{8}(?:-[0-9a-f]{4}){0,3}(?:-[0-9a-f]{12})?)`;

const item = re`where (?:is|are) my ((?:[\p{L}-]+ ){0,3}?[\p{L}-]+?)(?: order| package| parcel)?(?: now| please| i (?:ordered|bought).*)?$|(?:tracking (?:number|code|link)|status|track(?:ing)?) (?:of|for|on|my)?(?: my| the)? ?((?:[\p{L}-]+ ){0,2}[\p{L}-]+?)(?: order| package| parcel)?(?: (?:that )?i (?:ordered|bought))?$|(?:did|have|has|are|is|were|was) my ((?:[\p{L}-]+ ){0,2}[\p{L}-]+?)(?: order)? (?:get |been |got |yet )?(?:delivered|shipped|sent|arrived?|dispatched|come|there|on (?:its|their|the) way)|when (?:will|do|does|did) (?:my|the) ((?:[\p{L}-]+ ){0,2}[\p{L}-]+?)(?: order)? (?:arrive|come|ship|get)|(?:pay|paid|cost|spend|spent|charged) (?:for )?(?:my |the )?((?:[\p{L}-]+ ){0,2}[\p{L}-]+?) order|(?:my|the) ((?:[\p{L}-]+ ){0,2}[\p{L}-]+?) order(?: (?:arrive|arrived|come|cost|total|status|shipped|delivered|yet|please|now))*$|(?:my|the) ((?:[\p{L}-]+ ){0,2}[\p{L}-]+?) (?:that )?i (?:ordered|bought)`;
const notGoods =
  /^(?:order|orders|package|packages|parcels?|delivery|shipment|stuff|things?|purchase|it|them|number|last|latest|newest|recent|most recent|previous|first|second|third|current|new|old|whole|entire|other|next|cart|basket|account|money|refund|open|pending|past|whole|minimum|tracking|january|february|march|april|may|june|july|august|september|october|november|december|total)(?: .*)?$/u;
const waiting = re`not (?:been )?(?:yet )?(?:shipped|sent|delivered|dispatched|arrived)|(?:still|yet) (?:open|pending|to (?:come|ship))|unshipped|outstanding`;
const moving = re`(?:parcels?|packages?|orders?|deliver(?:y|ies)|shipments?|anything|something) (?:is |are )?(?:still )?(?:on (?:the|its|their) way|in transit|coming|underway)(?: to me)?|on (?:the|its|their) way to me`;
const back = re`when was (?:that|it|this)|when did (?:you|it|they|that) (?:ship|send|arrive|come|get|leave|dispatch)(?: (?:it|them|that|here))?|(?:how much|what) (?:was|did) (?:it|that|the total)(?: cost)?|what was in (?:it|that)|what did (?:it|that) (?:contain|include)|which carrier|who (?:delivers|delivered|carries|brings) it|where is it(?: now)?|(?:and )?(?:the )?tracking (?:number|link|code)(?: again| please)?|(?:give|tell|send|show) me (?:the|its) (?:tracking )?(?:number|status)(?: again)?|has it (?:shipped|arrived|been delivered|been shipped)(?: yet)?|is it (?:shipped|delivered|on its way)(?: yet)?`;

const listing = re`i (?:just |already )?ordered (?:it |them |something |this )?(?:today|yesterday|last|this|on|in|a few|\d)|(?:what|which) (?:was|is|were|are) in (?:my|the) (?:[\p{L}]+ )*orders?|my (?:january|february|march|april|may|june|july|august|september|october|november|december) orders?|(?:my|recent|past|previous|old|earlier|all|open|pending|delivered|cancelled|canceled|shipped|order) (?:order )?(?:orders|order history|purchases|purchase history|history)|order history|(?:what|which|everything|anything|things|stuff|all)(?: [\p{L}-]+){0,2} (?:did|have|do|had)? ?i (?:have )?(?:(?:ever|already|recently|last) )?(?:order|ordered|buy|bought|purchase|purchased)|(?:orders|order|purchases) (?:from|in|since|before|after|of|during|placed|last|this|between|that)|(?:show|list|see|view|find|get|give me|check|display|look at)(?: me)? (?:my |the |all |all my )*(?:last |latest |recent |previous )*orders?|how many orders|(?:did|have) i (?:ever )?(?:order|ordered|buy|bought)|my (?:last|latest|newest|most recent|previous|recent|first|current) (?:orders?|purchases?)|details of (?:my|the) order|what (?:is|was) in my (?:last |latest )?order|do i have (?:any )?(?:open |pending )?orders|how much (?:did|have) i (?:spend|spent|pay|paid)`;
const again = re`(?:re-?order|buy again|order again|order (?:the same|that|it) again|buy (?:the same|that|it) again|same (?:again|order) (?:as|like)|same (?:order )?as last time|repeat (?:my|the) (?:last )?order|(?:order|buy|get)(?: me)? .+ again)`;

const statuses: readonly (readonly [RegExp, string])[] = [
  [re`delivered|arrived|received`, "DELIVERED"],
  [re`cancell?ed`, "CANCELLED"],
  [re`refunded`, "REFUNDED"],
  [re`shipped|on (?:its|the|their) way|in transit`, "SHIPPED"],
  [re`pending|unpaid`, "PENDING"],
];
const place = re`(?:my |the )?(${ordinals})(?: (?:one|order))`;
const policyLike = starts`(?:what (?:happens |do i do |do you do )?if|how (?:long|much|fast|do (?:you|returns)|does)|what (?:is|are) (?:your|the) (?:shipping|delivery|return|refund)|do you|which (?:carriers?|couriers?) do you|can i (?:change|cancel|return)|how (?:can|do) i (?:change|cancel|return))`;

/** Wishes about the shopper's orders. */
export function readOrders(clause: string, said: string, memory: Memory, now: number): Wish | undefined {
  if (
    (policyLike.test(clause) || policyLike.test(said)) &&
    !/(?:how much (?:did|have) i|how long (?:until|till|before|does it take for) my)/u.test(clause)
  )
    return undefined;
  const anew =
    /^(?:re-?order|order again|buy again) (?:the |that |those |my |some )?((?!it\b|that\b|them\b|last\b|order\b|same\b|everything\b|all\b|again\b|previous\b|my\b)[\p{L}-]+(?: [\p{L}-]+){0,3})$/u.exec(
      clause,
    )?.[1];
  if (anew !== undefined)
    return {
      kind: "add",
      items: [
        {
          what: { kind: "words", words: `${anew} from my order`, definite: true, one: false },
          quantity: undefined,
          more: false,
          options: [],
        },
      ],
    };
  if (again.test(clause)) return { kind: "reorder" };
  const about = memory.topic === "orders";
  if (moving.test(clause))
    return { kind: "orders", open: false, period: undefined, status: "SHIPPED", newest: false };
  if ((about || /\borders?\b/u.test(clause)) && waiting.test(clause))
    return { kind: "orders", open: true, period: undefined, status: undefined, newest: false };
  const goods = item
    .exec(clause)
    ?.slice(1)
    .find((capture) => capture !== undefined);
  if (goods !== undefined && !notGoods.test(goods) && orderIn(clause) === undefined)
    return {
      kind: "track",
      goods: goods
        .replace(/ (?:(?:that|which) )?i (?:have )?(?:ordered|bought|got)(?: from you)?$/u, "")
        .replace(/(?: (?:order|get|been|got|ever|finally|yet))+$/u, ""),
      order: undefined,
      place: undefined,
      question: clause,
    };
  if (about && back.test(clause))
    return { kind: "track", goods: undefined, order: undefined, place: undefined, question: `${clause} it` };
  const period = about ? periodIn(clause, now) : undefined;
  if (
    period &&
    /^(?:and |what about |how about )?(?:in |from |since |for |the )*(?:this|last|yesterday|today|january|february|march|april|may|june|july|august|september|october|november|december|20\d\d)/u.test(
      clause,
    )
  )
    return { kind: "orders", open: false, period, status: undefined, newest: false };
  const order = orderIn(clause);
  const at = about && memory.orders.length > 1 ? place.exec(clause)?.[1] : undefined;
  const placed = at === undefined ? undefined : ordinalOf(at);
  if (
    order !== undefined ||
    tracking.test(clause) ||
    (about && (following.test(clause) || placed !== undefined))
  )
    if (order !== undefined || !listing.test(clause) || tracking.test(clause) || placed !== undefined)
      return { kind: "track", goods: undefined, order, place: placed, question: clause };
  if (!listing.test(clause)) return undefined;
  const newest = /\b(?:last|latest|newest|most recent) (?:order|purchase|time)\b(?!s)/u.test(clause);
  const status = statuses.find(([pattern]) => pattern.test(clause))?.[1];
  return { kind: "orders", open: false, period: newest ? undefined : periodIn(clause, now), status, newest };
}

/** The number of an order as a shopper types it: the first eight characters of its id, or the whole. */
function orderIn(clause: string): string | undefined {
  const plain = code.exec(clause)?.[1];
  if (plain !== undefined) return plain.length === 8 ? plain.toUpperCase() : plain;
  const found = /\b(?:order|tracking|#)/u.test(clause) ? numbered.exec(clause)?.[1] : undefined;
  return found !== undefined && /\d/u.test(found) && found.length >= 4 ? found.toUpperCase() : undefined;
}
