import fc from "fast-check";
import { expect, test } from "vitest";
import type { Called, Exchange } from "./conversation.ts";
import { afterAdding, afterList, sentences } from "./reading/sentences.data.ts";
import { nextStep } from "./turn.ts";

const now = Date.UTC(2026, 10, 26);
const names = [
  "search_products",
  "show_product",
  "compare_products",
  "show_cart",
  "add_to_cart",
  "track_order",
];
const price = fc.integer({ min: 100, max: 99_999 }).map((minor) => `$${(minor / 100).toFixed(2)}`);
const word = fc.constantFrom(
  ...[...sentences, ...afterList, ...afterAdding].flatMap(([said]) => said.split(" ")),
);
const sentence = fc.oneof(
  fc.constantFrom(...[...sentences, ...afterList, ...afterAdding].map(([said]) => said)),
  fc.array(word, { maxLength: 14 }).map((words) => words.join(" ")),
  fc.string({ unit: "grapheme", maxLength: 80 }),
);
const product = fc.record({
  productId: fc.constantFrom("a", "b", "c"),
  name: fc.constantFrom("Oak Mug", "Red Lamp"),
  price,
});
const facts = fc.oneof(
  fc.record({ total: fc.nat(9), products: fc.array(product, { maxLength: 4 }) }),
  fc.record({ product }),
  fc.record({ error: fc.constant("OUT_OF_ORDER"), message: fc.constant("Not now.") }),
  fc.record({ signInNeeded: fc.constant(true) }),
  fc.dictionary(fc.string(), fc.jsonValue()),
);
const called = fc.record({
  name: fc.constantFrom(...names),
  input: fc.constant({}),
  answered: fc.constant(true),
  facts,
});
const exchange = fc.record({
  said: sentence,
  called: fc.array(called, { maxLength: 3 }),
  reply: fc.constant(""),
});
const amounts = (text: string): string[] => text.match(/[$€£]\d[\d.,]*\d|[$€£]\d/gu) ?? [];

/** Lets a conversation go on with made-up facts until the model says something. */
function answered(
  before: readonly Exchange[],
  said: string,
  offered: ReadonlySet<string>,
  made: readonly Called["facts"][],
) {
  const used: Called[] = [];
  for (;;) {
    const step = nextStep([...before, { said, called: used, reply: "" }], { offered, now });
    if (step.kind === "say") return { text: step.text, used };
    expect(offered.has(step.call.name)).toBe(true);
    used.push({ ...step.call, answered: true, facts: made[used.length % made.length] });
    expect(used.length).toBeLessThan(12);
  }
}

test("any message after any conversation is answered, with offered tools only and no amount of its own", () => {
  fc.assert(
    fc.property(
      fc.array(exchange, { maxLength: 4 }),
      sentence,
      fc.subarray(names),
      fc.array(facts, { minLength: 1, maxLength: 4 }),
      (before, said, offered, made) => {
        const { text, used } = answered(before, said, new Set(offered), made);
        expect(text.trim()).not.toBe("");
        const known = JSON.stringify(used.map((one) => one.facts));
        for (const amount of amounts(text)) expect(known).toContain(amount);
      },
    ),
    { numRuns: 150 },
  );
});
