import { nounOf } from "../../../../api/domain/search/text/names.ts";
import type { Memory } from "../memory.ts";
import { has, shownIn } from "../shown.ts";
import { referenceOf } from "../text/references.ts";
import { termsOf } from "../text/terms.ts";
import type { Wish } from "../wishes.ts";

/** The name of a product that was shown, where the clause has it; of some that were listed, the one that it says most of. */
export function nameIn(clause: string, memory: Memory): string | undefined {
  let longest: string | undefined;
  for (const { name } of memory.known.values()) {
    const said = name.toLowerCase().replace(/[,.]/gu, "").replace(/\s+/gu, " ");
    if (clause.replace(/[,.] ?/gu, "").includes(said) && said.length > (longest?.length ?? 0)) longest = said;
  }
  return longest ?? listedIn(clause, memory);
}

/** The one of the listed products whose kind a clause names: "is the scarf there in rust". */
function listedIn(clause: string, { list, focus }: Memory): string | undefined {
  if (
    /^(?:(?:and|but|so|ok|then) )*(?:show|see|look|open|list|find|give|more|any|do you (?:have|sell)|which|what)\b/u.test(
      clause,
    )
  )
    return undefined;
  const words = new Set(clause.split(/[^\p{L}\p{N}'-]+/u));
  const said = new Set(termsOf(clause));
  const shown = shownIn({ focus, list });
  const scored = shown
    .filter(({ name }) => words.has(nounOf(name).toLowerCase()))
    .map(({ name }) => ({ name, shared: termsOf(name).filter((term) => said.has(term)).length }));
  const most = Math.max(0, ...scored.map(({ shared }) => shared));
  const best = scored.filter(({ shared }) => shared === most);
  const [only] = best;
  if (!only || best.length > 1) return undefined;
  return only.name.toLowerCase();
}

/** As `readReference`, where no word of the clause could be searched for, or one of the listed products is called so. */
export function readPointer(clause: string, { list, focus }: Memory): Wish | undefined {
  const what = referenceOf(clause);
  if (!what || what.kind === "other") return undefined;
  if (what.kind !== "words") return readReference(clause);
  const shown = shownIn({ focus, list });
  return what.one && shown.length > 1 && shown.filter((product) => has(product, what.words)).length === 1
    ? readReference(clause)
    : undefined;
}

/** A reference by itself: "the second one" asks to see it. */
export function readReference(clause: string): Wish | undefined {
  const what = referenceOf(clause);
  if (!what || (what.kind === "words" && !what.one)) return undefined;
  return { kind: "detail", what, aspect: "text", options: [], question: clause };
}
