import type { Product } from "../facts.ts";
import type { Pending } from "../memory.ts";
import { bullets, type Reply, say } from "./talk.ts";

type Which = Extract<Pending, { kind: "which" }>;

/** Asks which of some products is meant. Their prices are not said again: they are facts of an earlier turn. */
export const whichOne = (
  question: string,
  among: readonly Product[],
  rest: Pick<Which, "purpose" | "quantity" | "options">,
): Reply => say(`${question}?\n${bullets(among.map(({ name }) => name))}`, { kind: "which", among, ...rest });
