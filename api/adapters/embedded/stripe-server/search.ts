import type { Call } from "./http/call.ts";
import { invalid } from "./http/errors.ts";
import type { Intent } from "./objects.ts";

const clause =
  /^\s*(?:metadata\[(?<key>"[^"]+"|'[^']+')\]|(?<field>status|customer|currency))\s*:\s*(?<value>"[^"]*"|'[^']*')\s*$/;

/**
 * Supports the part of https://docs.stripe.com/search that shops use: `metadata['order']:'1' AND
 * status:'succeeded'`. Results are current, unlike Stripe's, which lag by up to a minute.
 */
export function searchIntents(
  call: Call,
  params: { readonly query: string; readonly limit?: number | undefined; readonly page?: number | undefined },
): object {
  const wanted = params.query.split(/\s+AND\s+/).map((text) => {
    const { key, field, value } = clause.exec(text)?.groups ?? {};
    if (value === undefined)
      throw invalid(`We were unable to parse your search query near '${text}'.`, { param: "query" });
    return { key: key && bare(key), field, value: bare(value) };
  });
  const { limit = 10 } = params;
  const offset = Math.max(params.page ?? 0, 0);
  const where = Object.fromEntries(
    wanted.flatMap(({ key, field, value }) =>
      key !== undefined ? [[`metadata.${key}`, value]] : field === "customer" ? [[field, value]] : [],
    ),
  );
  const fits = (intent: Intent): boolean =>
    wanted.every(
      ({ field, value }) => (field !== "status" && field !== "currency") || intent[field] === value,
    );
  const found = call.store.select("payment_intent", { where, limit: 10_000 }).filter(fits);
  const end = offset + Math.min(Math.max(limit, 1), 100);
  return {
    object: "search_result",
    url: "/v1/payment_intents/search",
    has_more: found.length > end,
    next_page: found.length > end ? String(end) : null,
    data: found.slice(offset, end),
  };
}

const bare = (quoted: string): string => quoted.slice(1, -1);
