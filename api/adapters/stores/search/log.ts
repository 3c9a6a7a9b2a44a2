import * as z from "zod";
import type { SearchedQuery, SearchLog } from "../../../domain/search/log.ts";
import { tokensOf } from "../../../domain/search/text/tokens.ts";
import type { Cursor, Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";

type Counts = { searches: number; empty: number; clicks: number };

const flushAfter = 2_000;
const dayLength = 86_400_000;
const keptDays = 400;
/** The most distinct queries counted between two writes; further ones count only in the day's total. */
const mostNoted = 500;
const mostRead = 10_000;
const longestQuery = 80;
/** The key of a day's total; no query has it, because queries consist of letters and digits. */
const total = "#total";

const dayPart = (day: string): string => `day#${day}`;
const Row = z.object({
  key: z.string(),
  searches: z.number().default(0),
  empty: z.number().default(0),
  clicks: z.number().default(0),
});

/**
 * Search counts over any engine. `frozen`: this process may stop between two requests, so no timer may hold counts. `onError`
 * gets the error of a write that failed; its counts are lost.
 */
export function searchLogIn(
  engine: Tables,
  now: () => number,
  {
    frozen = false,
    onError = () => {},
  }: { readonly frozen?: boolean; readonly onError?: (error: unknown) => void } = {},
): SearchLog {
  let noted = new Map<string, { day: string; query: string; counts: Counts }>();
  let timer: NodeJS.Timeout | undefined;

  const note = async (text: string, counts: Partial<Counts>): Promise<void> => {
    const day = new Date(now()).toISOString().slice(0, 10);
    const query = spelling(text);
    for (const name of query === "" ? [total] : [query, total]) {
      const place = `${day} ${name}`;
      const known = noted.get(place);
      if (!known && name !== total && noted.size >= mostNoted) continue;
      const before = known?.counts ?? { searches: 0, empty: 0, clicks: 0 };
      noted.set(place, {
        day,
        query: name,
        counts: {
          searches: before.searches + (counts.searches ?? 0),
          empty: before.empty + (counts.empty ?? 0),
          clicks: before.clicks + (counts.clicks ?? 0),
        },
      });
    }
    if (frozen) return flush().catch(onError);
    timer ??= setTimeout(() => void flush().catch(onError), flushAfter).unref();
  };

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const entries = [...noted.values()];
    noted = new Map();
    const expiresAt = Math.ceil(now() / 1000) + (keptDays * dayLength) / 1000;
    await Promise.all(
      entries.map(({ day, query, counts }) =>
        engine.update(tables.search, { part: dayPart(day), key: query }, [
          { add: "searches", by: counts.searches },
          { add: "empty", by: counts.empty },
          { add: "clicks", by: counts.clicks },
          { set: "expiresAt", to: expiresAt },
        ]),
      ),
    );
  };

  const rowsOf = async (day: string): Promise<z.output<typeof Row>[]> => {
    const rows: z.output<typeof Row>[] = [];
    let cursor: Cursor | undefined;
    do {
      const page = await engine.query(tables.search, {
        hash: dayPart(day),
        limit: 1000,
        ...(cursor && { cursor }),
      });
      rows.push(...page.items.map((item) => Row.parse(item)));
      cursor = page.cursor;
    } while (cursor && rows.length < mostRead);
    return rows;
  };

  return {
    searched: (text, found) => note(text, { searches: 1, empty: found === 0 ? 1 : 0 }),
    clicked: (text) => note(text, { clicks: 1 }),
    flush,
    async report({ from, to, limit }) {
      const days = [];
      const queries = new Map<string, SearchedQuery>();
      for (const day of daysBetween(from, to)) {
        let counted: Counts = { searches: 0, empty: 0, clicks: 0 };
        for (const { key, searches, empty, clicks } of await rowsOf(day)) {
          if (key === total) counted = { searches, empty, clicks };
          else {
            const known = queries.get(key);
            queries.set(key, {
              query: key,
              searches: (known?.searches ?? 0) + searches,
              empty: (known?.empty ?? 0) + empty,
              clicks: (known?.clicks ?? 0) + clicks,
            });
          }
        }
        days.push({ day, ...counted });
      }
      const by = (count: "searches" | "empty") =>
        [...queries.values()]
          .filter((query) => query[count] > 0)
          .sort((one, other) => other[count] - one[count] || (one.query < other.query ? -1 : 1))
          .slice(0, limit);
      return { days, top: by("searches"), empty: by("empty") };
    },
  };
}

/** A query normalised: its words, folded, separated by single spaces. */
const spelling = (text: string): string =>
  tokensOf(text)
    .map(({ word }) => word)
    .join(" ")
    .slice(0, longestQuery)
    .trim();

function* daysBetween(from: string, to: string): Generator<string> {
  for (let at = Date.parse(from); at <= Date.parse(to); at += dayLength)
    yield new Date(at).toISOString().slice(0, 10);
}
