import { Cart, read } from "../facts.ts";
import type { Reference } from "../text/references.ts";
import { doneOf } from "./cart.ts";
import { lineNamed } from "./lines.ts";
import { ask, type Doing, say, type Talk } from "./talk.ts";

/** Whether the cart has what a reference means. */
export function* inCart(talk: Talk, what: Reference): Doing<boolean> {
  const lines = talk.memory.fresh ?? read(Cart, yield* ask(talk, "show_cart", {}))?.lines ?? [];
  return lineNamed(talk.memory, lines, what, []).length > 0;
}

/** Takes back the last change of the cart. */
export function* undoChange(talk: Talk): Doing {
  const { undo } = talk.memory;
  if (!undo) return say("There is nothing in this chat that I could take back.");
  return doneOf(yield* ask(talk, undo.name, undo.input));
}
