import type { Memory } from "../memory.ts";
import { any, re, whole } from "../text/pattern.ts";
import type { OrderPlace, Wish } from "../wishes.ts";

const order = any("orders?|purchases?|parcels?|packages?|deliver(?:y|ies)|shipments?");
const places: readonly (readonly [OrderPlace, RegExp])[] = [
  [
    "before",
    re`(?:the )?(?:one|order|purchase) before(?: (?:that|it|this|the last(?: one)?|last))?|(?:the )?(?:previous|preceding|earlier|second last|last but one) (?:one|order|purchase)|the previous`,
  ],
  [
    "oldest",
    re`(?:the |my )?(?:oldest|earliest|very first|first ever)(?: (?:one|order|purchase))?|my first (?:order|purchase)`,
  ],
  ["newest", re`(?:the |my )?(?:newest|latest|most recent|last)(?: (?:one|order|purchase|parcel))?`],
];
const justThat = whole`(?:and |then |ok |just |only |about |for |of |what about |how about |i (?:mean|meant) )*(?:my |the )?(?:last|latest|newest|most recent|previous|oldest)(?: one| order| purchase)?`;
const carrier = re`who (?:is |was |will be |will )?(?:it |that )?(?:deliver|bring|carry|carrie|ship|transport|send)(?:s|ed|ing)?|(?:which|what) (?:carrier|courier|delivery (?:company|service)|company|shipping company|service)|by whom|(?:with|by) (?:which|what|whom)`;
const money = re`how (?:much|expensive)|total|sum|cost|price|paid|pay|spent|amount`;
const when = re`when|what (?:day|date)|how long ago`;
const content = re`what (?:was|is|were|are|did)|(?:which|what|how many) (?:items|things|products|articles|pieces)|contain(?:s|ed)?|which (?:things|items|products)`;

const goodsOf: readonly RegExp[] = [
  re`^(?:(?:and|but|so|hi|hello) )*(?:the|that|my|those) ([\p{L}][\p{L} -]*?) (?:that |which )?(?:i|we) (?:have )?(?:got|bought|ordered|purchased)(?: from you| here| last .+| in .+)?(?: ?,.*)?$`,
  re`(?:order|purchase|parcel|package|delivery|shipment) (?:with|containing|of|that (?:has|had|contained)|for|including|where i (?:bought|ordered)) (?:the |my |an? )?([\p{L}][\p{L} -]*)$`,
  re`(?:tracking|shipment|shipping|parcel|delivery|consignment) ?(?:code|number|link|id|no|info|information|status)? (?:of|for|on) (?:the |my |our )([\p{L}][\p{L} -]*)$`,
  re`(?:pay|paid|spend|spent|charged?) (?:for|on) (?:the |my |those |these )([\p{L}][\p{L} -]*?)(?: (?:i (?:ordered|bought)|back then|last time|in .+))?$`,
  re`when (?:did|have) i (?:order|ordered|buy|bought|purchase|get) (?:the |my |those |these |that )([\p{L}][\p{L} -]*)$`,
  re`(?:did|has|have|is|are|was|were|will) (?:the |my |those |that )([\p{L}][\p{L} -]*?) (?:already |yet |been |get |got |be )*(?:ships?|shipped|sent|arrived?|come|coming|delivered|dispatched|leave|left)(?: .*)?$`,
  re`(?:what happened (?:to|with)|any news (?:of|on|about)|update on|(?:is|are|has|have|did)) (?:the |my )([\p{L}][\p{L} -]*?) (?:i (?:ordered|bought)|that i (?:ordered|bought)|from my order|on (?:its|their|the) way|shipped|arriving|coming|out for delivery|left)(?: yet| already)?$`,
];
const alsoGoods = whole`(?:and |what about |how about |what of |also |and also )*(?:my |the )([\p{L}][\p{L} -]*)`;
const ofState = re`the (delivered|shipped|open|pending|waiting|cancell?ed|refunded) (?:one|ones|order|orders)`;
const others = whole`(?:and |what about |how about |show me |list )*(?:my |the |all )*(?:other|all|remaining|rest of (?:my|the)) orders?`;
const oneWith = re`(?:one|ones) (?:with|containing|that (?:has|had|contains)|where i (?:bought|ordered)|for) (?:the |my |an? )?([\p{L}][\p{L} -]*)$`;
const boughtGoods = re`(?:what did|how much (?:was|were|did)|what (?:was|were) the price of) (?:the |my )([\p{L}][\p{L} -]*?)(?: (?:cost|costs|cost me|back then|come to))*$`;
const delivered = re`(?:if|whether|has|is|was|did) (?:my|the) ${order}(?: has| is| was| have| been| already| yet| got| get)* (?:delivered|arrived?|shipped|sent|come|there|on (?:its|the) way|left|dispatched|out for delivery)`;
const arriving = re`(?:did|have|has|will|do) (?:you|they) (?:already )?(?:ship|send|sent|deliver|dispatch|post)(?:ped|ed)? (?:it|that|them)|(?:is|will) (?:it|that|they) (?:be )?(?:here|there|come|arrive|delivered|at my (?:house|door|home))`;
const notGoods =
  /^(?:order|orders|it|that|them|number|last|latest|one|parcel|package|delivery|shipment|money|return|returns|stuff|order .*|january|february|march|april|may|june|july|august|september|october|november|december|today|yesterday|this .*|last .*|newest .*|customer.*|user.*|account.*|me|us)$/u;
/** Left to the documents, and to what is said not to be possible. */
const notHere =
  /\b(?:cancel|refund|return|address|customers?|users?|accounts?|somebody|someone|else|people|everyone|everybody|friend|wife|husband|neighbou?r|free|policy|do you|your)\b|@|'s\b/u;

/** Questions about the shopper's orders, in whatever words: which one, what of it. */
export function readOrderQuestion(clause: string, memory: Memory): Wish | undefined {
  if (notHere.test(clause)) return undefined;
  const about = memory.topic === "orders";
  const track = (fields: { goods?: string; which?: OrderPlace }): Wish => ({
    kind: "track",
    goods: fields.goods,
    order: undefined,
    place: undefined,
    question: `${clause} it`,
    ...(fields.which !== undefined && { which: fields.which }),
  });
  const one = about ? oneWith.exec(clause)?.[1] : undefined;
  if (one !== undefined && !notGoods.test(one)) return track({ goods: one });
  const goods = goodsOf
    .map((pattern) => pattern.exec(clause)?.[1])
    .find((found) => found !== undefined)
    ?.replace(/ (?:(?:that|which) )?i (?:have )?(?:ordered|bought|got)(?: from you)?$/u, "")
    .replace(/ (?:please|again|yet|already|now|in it)$/u, "");
  if (goods !== undefined && !notGoods.test(goods)) return track({ goods });
  const also = about ? alsoGoods.exec(clause)?.[1] : undefined;
  if (
    also !== undefined &&
    !notGoods.test(also) &&
    !/^(?:same|one|other|that|previous|next|order|last|first|oldest|newest)\b|(?:order|purchase|one|parcel|again)s?$/u.test(
      also,
    )
  )
    return track({ goods: also });
  const state = about ? ofState.exec(clause)?.[1] : undefined;
  if (state !== undefined || others.test(clause))
    return {
      kind: "orders",
      open: /open|pending|waiting/u.test(state ?? ""),
      period: undefined,
      status: /delivered|shipped|cancell?ed|refunded/u.test(state ?? "")
        ? state?.toUpperCase().replace("CANCELED", "CANCELLED")
        : undefined,
      newest: false,
    };
  const which = places.find(([, pattern]) => pattern.test(clause))?.[0];
  const named = new RegExp(`\\b${order.source}\\b`, "u").test(clause);
  if (about && justThat.test(clause)) return track({ which: which ?? "newest" });
  if (which === "before" && (about || named)) return track({ which });
  if (which === "oldest" && (about || named)) return track({ which });
  if (which === "newest" && about && !named && memory.orders.length > 1) return track({ which });
  if (delivered.test(clause) && !/\bwhat\b/u.test(clause)) return track({});
  const bought = about ? boughtGoods.exec(clause)?.[1] : undefined;
  if (bought !== undefined && !notGoods.test(bought)) return track({ goods: bought });
  if (about && (carrier.test(clause) || arriving.test(clause))) return track({});
  const short = clause.split(" ").length <= 7;
  if (
    about &&
    short &&
    referring.test(clause) &&
    (money.test(clause) || when.test(clause) || content.test(clause))
  )
    return track({});
  return undefined;
}
const referring = /\b(?:it|that|this|there|total|sum|order|one|purchase)\b/u;
