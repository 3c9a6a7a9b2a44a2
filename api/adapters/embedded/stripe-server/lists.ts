import type { Call } from "./http/call.ts";
import { invalid, noSuch } from "./http/errors.ts";
import type { Kind, Objects } from "./objects.ts";
import type { Selection } from "./store.ts";

/** A page of a Stripe list, newest first: https://docs.stripe.com/api/pagination. */
export type Page<T> = {
  readonly object: "list";
  readonly url: string;
  readonly has_more: boolean;
  readonly data: readonly T[];
};

type PageParams = {
  readonly limit?: number | undefined;
  readonly starting_after?: string | undefined;
  readonly ending_before?: string | undefined;
  readonly created?:
    | number
    | {
        readonly gt?: number | undefined;
        readonly gte?: number | undefined;
        readonly lt?: number | undefined;
        readonly lte?: number | undefined;
      }
    | undefined;
};

/**
 * One page of the objects that match all facets. Throws Stripe's 400 for a bad limit or an unknown cursor.
 */
export function listPage<K extends Kind>(
  { store }: Pick<Call, "store">,
  kind: K,
  url: string,
  params: PageParams,
  where: Readonly<Record<string, string | undefined>> = {},
): Page<Objects[K]> {
  const { limit = 10, starting_after, ending_before } = params;
  if (limit < 1 || limit > 100)
    throw invalid(`Invalid integer: ${limit}. Must be between 1 and 100.`, {
      code: "parameter_invalid_integer",
      param: "limit",
    });
  const placeOf = (id: string, param: string): number => {
    const place = store.placeOf(kind, id);
    if (place === undefined) throw noSuch(kind, id, param, 400);
    return place;
  };
  const given = Object.entries(where).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const selection: Selection = {
    where: Object.fromEntries(given),
    ...createdBounds(params.created),
    ...(starting_after !== undefined && { before: placeOf(starting_after, "starting_after") }),
    ...(ending_before !== undefined && { after: placeOf(ending_before, "ending_before") }),
    // One more than requested, to know whether there is another page.
    limit: limit + 1,
    order: ending_before === undefined ? "newest" : "oldest",
  };
  const found = store.select(kind, selection);
  const data = found.slice(0, limit);
  return {
    object: "list",
    url,
    has_more: found.length > limit,
    data: ending_before === undefined ? data : data.toReversed(),
  };
}

function createdBounds(created: PageParams["created"]): Pick<Selection, "createdFrom" | "createdTo"> {
  if (created === undefined) return {};
  if (typeof created === "number") return { createdFrom: created, createdTo: created };
  const from = Math.max(created.gte ?? 0, created.gt === undefined ? 0 : created.gt + 1);
  const to = Math.min(
    created.lte ?? Number.MAX_SAFE_INTEGER,
    created.lt === undefined ? Number.MAX_SAFE_INTEGER : created.lt - 1,
  );
  return { createdFrom: from, createdTo: to };
}
