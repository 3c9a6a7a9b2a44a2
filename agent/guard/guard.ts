import { knownFrom } from "./facts.ts";
import { cleaned } from "./links.ts";
import { type ClaimKind, checkSentence, type Facts, namesSaid } from "./sentence.ts";
import { sentenceBuffer } from "./splitting.ts";

/** What a guard checks against. Facts grow during a turn: both are asked for anew at each sentence. */
export type GuardInput = {
  readonly facts: () => readonly Facts[];
  readonly asked: () => readonly Facts[];
  /** Told of every sentence that was replaced, for logs and tests. */
  readonly refused?:
    | ((claim: { readonly kind: ClaimKind; readonly claim: string; readonly sentence: string }) => void)
    | undefined;
};

/** What takes the place of a sentence that the facts do not back. */
export const replacements: Readonly<Record<ClaimKind, string>> = {
  amount: "I can't confirm that price; please see the product's page or your cart.",
  number: "I can't confirm that figure; please see the page itself.",
  date: "I can't confirm that time; please see the order's page or our delivery details.",
  stock: "I can't confirm how many are left; please see the product's page.",
  promise: "That isn't something that I have done or can promise.",
};

/**
 * Guards the text of one turn: sentences whose claims the turn's facts back pass as they are, without markup and foreign
 * addresses; each other one is replaced, and the same replacement does not follow itself. Text that is pushed comes back when
 * its sentence is complete, at the latest with `end`, which also ends what comes before a tool is called.
 */
export function textGuard(input: GuardInput): { push(delta: string): string; end(): string } {
  const buffer = sentenceBuffer();
  let before: readonly string[] = [];
  let last: ClaimKind | undefined;
  const pass = (sentence: string): string => {
    const facts = input.facts();
    const { texts, documents } = knownFrom(facts);
    const isKnown = (mail: string) =>
      [...texts, ...documents].some((text) => text.includes(mail.toLowerCase()));
    const text = cleaned(sentence, isKnown);
    if (text.trim() === "") return text.includes("\n") ? "\n" : "";
    const verdict = checkSentence(text, facts, input.asked(), before);
    const names = namesSaid(text, facts);
    if (names.length > 0) before = names;
    if (verdict.ok) {
      last = undefined;
      return text;
    }
    input.refused?.({ kind: verdict.kind, claim: verdict.claim, sentence: text });
    const isRepeated = last === verdict.kind;
    last = verdict.kind;
    const space = /\s*$/.exec(text)?.[0] ?? "";
    return isRepeated ? "" : `${replacements[verdict.kind]}${space}`;
  };
  return {
    push: (delta) => buffer.push(delta).map(pass).join(""),
    end: () => buffer.end().map(pass).join(""),
  };
}

/** The guarded text of a stream of a model's deltas, sentence by sentence. */
export async function* guardText(deltas: AsyncIterable<string>, input: GuardInput): AsyncGenerator<string> {
  const guard = textGuard(input);
  for await (const delta of deltas) {
    const text = guard.push(delta);
    if (text !== "") yield text;
  }
  const rest = guard.end();
  if (rest !== "") yield rest;
}
