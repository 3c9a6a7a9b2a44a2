import { expect, test } from "vitest";
import { textGuard } from "../../guard/guard.ts";
import { kinds } from "./reading/kinds.data.ts";
import { afterAdding, afterList, sentences } from "./reading/sentences.data.ts";
import { nextStep } from "./turn.ts";

const now = Date.UTC(2026, 10, 26);
const guarded = (text: string): string => {
  const guard = textGuard({ facts: () => [], asked: () => [] });
  return guard.push(text) + guard.end();
};

test("what the assistant says of itself and of what it can not do passes the guard as it is", () => {
  for (const [said] of [...sentences, ...afterList, ...afterAdding, ...Object.values(kinds).flat()]) {
    const step = nextStep([{ said, called: [], reply: "" }], { offered: new Set(), now });
    if (step.kind === "say") expect(guarded(step.text).trim()).toBe(step.text);
  }
});

test("a question of staff becomes the use of one of their tools", () => {
  const offered = new Set(["sales_by_period"]);
  const first = nextStep([{ said: "sales of last month by week", called: [], reply: "" }], { offered, now });
  expect(first).toMatchObject({
    kind: "call",
    call: { name: "sales_by_period", input: { from: "2026-10-01", to: "2026-10-31", by: "week" } },
  });
});

test("staff who ask for something else are told what they can ask", () => {
  const step = nextStep([{ said: "add a mug to my cart", called: [], reply: "" }], {
    offered: new Set(["sales_by_period"]),
    now,
  });
  expect(step).toMatchObject({ kind: "say", text: expect.stringMatching(/sales/) });
});
