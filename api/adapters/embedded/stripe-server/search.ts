import type { Call } from "./http/call.ts";
import { invalid } from "./http/errors.ts";
import type { Intent } from "./objects.ts";

const quoted = String.raw`"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'`;
const clause = new RegExp(
  String.raw`\s*(?:metadata\[(?<key>${quoted})\]|(?<field>status|customer|currency))\s*:\s*(?<value>${quoted})\s*(?<and>AND\s|$)`,
  "y",
);
type Clause = {
  readonly key: string | undefined;
  readonly field: string | undefined;
  readonly value: string;
};

/**
 * Supports the part of https://docs.stripe.com/search that shops use: `metadata['order']:'1' AND
 * status:'succeeded'`. Results are current, unlike Stripe's, which lag by up to a minute.
 */
export function searchIntents(
  call: Call,
  params: { readonly query: string; readonly limit?: number | undefined; readonly page?: number | undefined },
): object {
  const wanted = clausesOf(params.query);
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

/** The clauses of a query; values may contain anything, also " AND ". Throws Stripe's 400. */
function clausesOf(query: string): Clause[] {
  const clauses: Clause[] = [];
  clause.lastIndex = 0;
  for (let more = true; more; ) {
    const rest = query.slice(clause.lastIndex);
    const { key, field, value, and } = clause.exec(query)?.groups ?? {};
    if (value === undefined)
      throw invalid(`We were unable to parse your search query near '${rest}'.`, { param: "query" });
    clauses.push({ key: key && bare(key), field, value: bare(value) });
    more = and !== "";
  }
  return clauses;
}

/** A quoted text without its quotes and escapes. */
const bare = (text: string): string => text.slice(1, -1).replace(/\\([\s\S])/g, "$1");
