import type { Memory } from "../memory.ts";
import { type Route, routeOf } from "../routing/route.ts";
import { takeOptions } from "../text/options.ts";
import { starts } from "../text/pattern.ts";
import type { Wish } from "../wishes.ts";
import { readSearch } from "./search.ts";

/** What a clause is about by the examples, where it is sure enough that nothing is looked for. */
export function readRouted(clause: string, said: string, memory: Memory): Wish | undefined {
  const { name: route, share, known } = routeOf(said);
  if (
    memory.topic === "orders" &&
    (route === "order" || route === "shown" || route === "cart") &&
    share >= 0.25
  )
    return { kind: "order", question: clause };
  if (route === "talk" && (known < 0.9 || said.split(" ").length < 3)) return undefined;
  if (route !== "edit" && /^(?:an?|some|any) [\p{L}-]+ /u.test(clause)) return undefined;
  return share >= 0.5 && known >= 0.6 ? wishOf(route, clause, said, memory) : undefined;
}

/** What is asked after an order was shown is about the order. */
export function readOfOrder(clause: string, said: string, memory: Memory): Wish | undefined {
  if (memory.topic !== "orders" || !pointing.test(said)) return undefined;
  const { name: route } = routeOf(said);
  return route === "order" ||
    route === "cart" ||
    (route === "shown" && !/\b(?:stock|colou?rs?|sizes?)\b/u.test(said))
    ? { kind: "order", question: clause }
    : undefined;
}

/** As `readRouted`, where nothing else understood the clause; a product of that name comes first. */
export function readLikely(clause: string, said: string, memory: Memory): Wish {
  const { name: route, share, known } = routeOf(said);
  if (memory.topic === "orders" && pointing.test(said)) return { kind: "order", question: clause };
  const likely = share >= 0.3 && known >= 0.5 ? wishOf(route, clause, said, memory) : undefined;
  const search = readSearch(clause, memory, true);
  const asks = asking.test(said);
  const shown = memory.list.length > 0 || memory.focus.length > 0;
  const otherwise =
    likely ??
    (shown && (route === "shown" || route === "edit") ? aboutShown(clause, memory) : undefined) ??
    (asks ? ({ kind: "policy", question: clause } as const) : undefined);
  if (search && search.kind !== "find") return search;
  if (!search) return otherwise ?? { kind: "unclear", text: clause };
  const phrase = !asks && clause.split(" ").length <= 3;
  const told = route === "talk" && share >= 0.5;
  if (!otherwise || (phrase && !told && !(shown && route === "shown")) || (route === "find" && !asks))
    return search;
  return {
    kind: "maybe",
    search: search.search,
    without: search.without,
    question: asks ? clause : "",
    otherwise,
  };
}

const pointing = /\b(?:it|that|this|they|them|those|one|which|when|where|number)\b/u;
const asking = starts`(?:and |but |so )*(?:what|how|when|where|which|who|is|are|do|does|can|could|will|would|has|have)`;

function wishOf(route: Route, clause: string, said: string, memory: Memory): Wish | undefined {
  switch (route) {
    case "policy": {
      const { asked, topic } = memory;
      const short = topic === "knowledge" && asked !== undefined && said.split(" ").length <= 6;
      return { kind: "policy", question: short ? `${asked}, ${clause}` : clause };
    }
    case "order":
      return { kind: "order", question: clause };
    case "cart":
      return { kind: "cart" };
    case "talk":
      return { kind: "remark" };
    case "other":
      return { kind: "limit", limit: "offTopic" };
    case "find":
    case "shown":
    case "edit":
      return undefined;
  }
}

/** What was shown is asked about, unless nothing was. */
function aboutShown(clause: string, { focus, list, topic }: Memory): Wish {
  if (focus.length === 0 && list.length === 0) return { kind: "unclear", text: clause };
  if (topic !== "products" && topic !== "cart") return { kind: "unclear", text: clause };
  return {
    kind: "detail",
    what: focus.length === 1 ? { kind: "it" } : { kind: "them" },
    aspect: "text",
    options: takeOptions(clause).options,
    question: clause,
  };
}
