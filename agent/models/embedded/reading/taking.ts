import type { Memory } from "../memory.ts";
import { any, re, starts } from "../text/pattern.ts";
import { itemsOf } from "../text/references.ts";
import type { Wish } from "../wishes.ts";

/** What shoppers call their cart. */
export const cartWord = any("(?:shopping )?(?:cart|basket|trolley|shopping bag)|bag(?=$)");
/** Where something is put, or taken from. */
export const toCart = re`(?<=(?:it|that|this|cheapest|dearest|first|second|third|last|one|them|both) )(?:shopping )?(?:cart|basket)$|(?:back )?(?:in|into|to|on|inside|from|out of|of|off) (?:(?:my|the|your|our) )?${cartWord}`;
const taking = starts`(?:i (?:will|would|am going to) |we will |let us |i )?(?:(?:take|buy|get(?: me)?|have|purchase|order(?: me)?|grab(?: me)?|go (?:with|for)|like to (?:buy|order|have|get)|like|want(?: to (?:buy|order|have|get))?|need|give me|reserve) )`;
/** Words behind a number that make it none of pieces. */
export const measures =
  /^(?:kgs?|g|ml|l|cm|mm|litres?|person|people|seater|pieces?|inch|percent|dollars?|bucks|usd|euros?|pounds|or|and|to|days?|weeks?|hours?|star|stars|x|times|more|less|fewer|of|for|in|please)$/u;

const superlative =
  /^(?:cheapest|best|newest|latest|largest|biggest|smallest|most|least|same|right|perfect) /u;

/** "I'll take the second": words of taking add only what was talked about; "buy a mug" looks for mugs first. */
export function readTaking(clause: string, memory: Memory): Wish | undefined {
  const took = taking.exec(`${clause} `);
  if (!took) return undefined;
  const rest = clause.slice(took[0].length).trim();
  const object = rest.replace(toCart, "").trim();
  if (
    /\b(?:orders?|ordered|track(?:ing)?|parcels?|refund|total|price|details?|difference|list|categories|numbers?|links?|codes?|invoice|receipt|status)\b/u.test(
      object,
    )
  )
    return undefined;
  const items = itemsOf(object);
  if (items.length === 0) return undefined;
  if (object !== rest) return { kind: "add", items };
  const liking = /^i (?:would )?like $/u.test(took[0]) && !/would/u.test(took[0]);
  const shown = memory.list.length > 0 || memory.focus.length > 0;
  const counted =
    items.every(
      ({ what, quantity }) =>
        quantity !== undefined &&
        (what.kind !== "words" ||
          !(superlative.test(what.words) || measures.test(what.words.split(" ")[0] ?? ""))),
    ) && items.some(({ quantity = 1 }) => quantity > 1);
  const pointed = items.every(
    ({ what }) =>
      what.kind !== "words" ||
      (what.one && what.definite) ||
      (what.definite && shown && !superlative.test(what.words)) ||
      (what.definite &&
        /^\S+ \S+/u.test(what.words) &&
        (/^(?:i will )?take|^i am going/u.test(took[0]) || /^\S+ \S+ \S+/u.test(what.words)) &&
        !superlative.test(what.words)) ||
      counted,
  );
  const named = items.every(({ what }) => what.kind === "words" && !what.one);
  return pointed && (shown || named) && !liking ? { kind: "add", items } : undefined;
}
