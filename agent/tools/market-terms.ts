import { regionName } from "../../api/domain/formats.ts";
import type { showStore } from "../../api/domain/settings/service.ts";
import { currencyName } from "../../api/domain/written.ts";
import { amountsIn, isMoneyOf } from "../guard/amounts.ts";
import { durationsIn } from "../guard/dates.ts";
import { plain } from "../guard/plain.ts";
import { sentenceBuffer } from "../guard/splitting.ts";
import type { Writing } from "./outcomes.ts";

type Delivery = Awaited<ReturnType<typeof showStore>>["delivery"];

/** What the settings of a market say of delivery, returns, tax and prices, in sentences. */
export const marketTerms = (
  { delivery }: { readonly delivery: Delivery },
  { market, book, shortMoney }: Writing,
) => ({
  market: market.name,
  delivery: deliveryText(delivery, shortMoney),
  returns: `You can send things back within ${days(market.returnDays)} of the day on which they arrived.`,
  ...(market.withdrawal && { withdrawal: "You also have the European Union's right of withdrawal." }),
  tax: book.taxIncluded
    ? "The prices that you see here include tax."
    : "Where we collect tax, it is added to the prices at checkout.",
  prices: `Prices here are in ${currencyName(book.currency)} (${book.currency}).`,
});

function deliveryText({ flat, freeFrom, country }: Delivery, money: Writing["shortMoney"]): string {
  const to = `Delivery to ${regionName("en", country)}`;
  if (flat === undefined) return "What delivery costs is worked out at checkout.";
  if (flat === 0 || freeFrom === 0) return `${to} is free.`;
  const free = freeFrom === undefined ? "" : `, and is free on orders of ${money(freeFrom)} or more`;
  return `${to} costs from ${money(flat)}${free}.`;
}

const days = (count: number): string => `${count} day${count === 1 ? "" : "s"}`;

type Passage = { readonly heading?: string; readonly text: string };

/**
 * Passages of the shop's documents without what does not hold in a market: a passage that has amounts of another currency, and
 * sentences about returns that name another period. An amount in dollars or crowns is of the `home` currency.
 */
export function passagesFor<P extends Passage>(
  passages: readonly P[],
  { market: { returnDays }, currency }: Writing,
  home: string,
): readonly P[] {
  return passages.flatMap((passage): P[] => {
    const { heading, ...rest } = passage;
    if (amountsIn(plain(`${heading ?? ""} ${rest.text}`)).some((one) => !isMoneyOf(one, currency, home)))
      return [];
    const isOther = (sentence: string) => isReturnPeriod(sentence, returnDays);
    const text = sentencesOf(rest.text)
      .filter((sentence) => !isOther(sentence))
      .join("")
      .trim();
    if (text === "") return [];
    // The generic type is kept but for a heading that does not hold.
    return [
      heading === undefined || isOther(heading) ? ({ ...rest, text } as unknown as P) : { ...passage, text },
    ];
  });
}

function sentencesOf(text: string): readonly string[] {
  const buffer = sentenceBuffer();
  return [...buffer.push(text), ...buffer.end()];
}

const returning = /\b(?:returns?|send \S+(?: \S+){0,3}? back|send back|change your mind|withdraw\w*)\b/i;
const otherPeriod =
  /\b(?:refund\w*|repl(?:y|ies)|working|business|warrant\w*|broken|damaged|faulty|receiving)\b/i;

/** Whether a sentence says that things can be returned for another number of days. */
const isReturnPeriod = (sentence: string, returnDays: number): boolean =>
  returning.test(sentence) &&
  !otherPeriod.test(sentence) &&
  durationsIn(sentence).some(({ count, unit }) => unit === "day" && count !== returnDays);
