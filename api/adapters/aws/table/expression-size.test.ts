import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../../scripts/testing/properties/properties.ts";
import type { Change, Condition, Path } from "../../../ports/table.ts";
import { conditionSize, updateSize } from "../../table/expression-size.ts";
import { conditionText, placeholders, updateText } from "./expression.ts";

const spec = { name: "products", hash: "productId" };
const path: fc.Arbitrary<Path> = fc.array(fc.string({ minLength: 1, maxLength: 9 }), {
  minLength: 1,
  maxLength: 4,
});
const number = fc.integer();
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ set: path, to: number }),
  fc.record({ add: path, by: number }),
  fc.record({ remove: path }),
);
const { condition } = fc.letrec<{ condition: Condition; parts: Condition[] }>((tie) => ({
  parts: fc.array(tie("condition"), { maxLength: 6 }),
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.record({ exists: fc.boolean() }),
    fc.record({ path, equals: number }),
    fc.record({ path, atLeast: number }),
    fc.record({ path, atMost: number }),
    fc.record({ path, present: fc.boolean() }),
    fc.record({ path, oneOf: fc.array(number, { maxLength: 250 }) }),
    fc.record({ all: tie("parts") }),
    fc.record({ any: tie("parts") }),
  ),
}));

/** Comparisons, functions and connectives, as DynamoDB counts them. */
const operatorsIn = (text: string) => text.match(/ (=|>=|<=|\+|IN|AND|OR) |\w+_exists\(/g)?.length ?? 0;

test("the size of an expression is never taken for less than it is", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), condition, (changes, only) => {
      const to = placeholders();
      const update = updateText(changes, to);
      expect(updateSize(changes).bytes).toBeGreaterThanOrEqual(update.length);
      expect(updateSize(changes).operators).toBeGreaterThanOrEqual(operatorsIn(update));
      const text = conditionText(spec, only, to);
      expect(conditionSize(only).bytes).toBeGreaterThanOrEqual(text.length);
      expect(conditionSize(only).operators).toBeGreaterThanOrEqual(operatorsIn(text));
    }),
    { numRuns: runs(200) },
  );
});
