import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { heldOutQuestions, type StaffQuestion, tunedQuestions } from "../../conversations/staff-questions.ts";
import { parseStaffQuestion } from "./staff-questions.ts";

const parsed = ({ text, on = "2026-11-26", previous }: StaffQuestion) =>
  parseStaffQuestion(text, Date.parse(`${on}T10:00Z`), previous);

describe("questions of staff that the parser was made to fit", () => {
  test.each(tunedQuestions.map((question) => [question.text, question] as const))("%s", (_, question) => {
    expect(parsed(question)).toEqual(question.expected);
  });
});

test("nine in ten questions of staff that the parser was not made to fit lead to the right figures", () => {
  const right = heldOutQuestions.filter((question) => isDeepStrictEqual(parsed(question), question.expected));
  expect(right.length / heldOutQuestions.length).toBeGreaterThanOrEqual(0.9);
});

describe("days that staff name", () => {
  test.each([
    ["sales last month", "2026-03-31", "2026-02-01", "2026-02-28"],
    ["sales in the past month", "2026-03-31", "2026-03-01", "2026-03-31"],
    ["sales last month", "2028-03-01", "2028-02-01", "2028-02-29"],
    ["sales last quarter", "2026-01-15", "2025-10-01", "2025-12-31"],
    ["sales this week", "2026-11-29", "2026-11-23", "2026-11-29"],
    ["sales last week", "2026-11-30", "2026-11-23", "2026-11-29"],
    ["sales on October 25", "2026-11-26", "2026-10-25", "2026-10-25"],
    ["sales from 28 December to 3 January", "2026-01-10", "2025-12-28", "2026-01-03"],
    ["sales in November", "2026-11-26", "2026-11-01", "2026-11-26"],
    ["sales on 30 February", "2026-11-26", "2026-02-01", "2026-02-28"],
    ["sales year to date", "2026-11-26", "2026-01-01", "2026-11-26"],
  ])("%s, asked on %s", (text, on, from, to) => {
    expect(parsed({ text, on, expected: undefined })?.input).toMatchObject({ from, to });
  });

  test("of a fiscal year are not guessed", () => {
    expect(parsed({ text: "sales of the last fiscal year", expected: undefined })).toBeUndefined();
  });
});

test("whatever is typed, a period begins before it ends and days are from 1 to 366", () => {
  const word = fc.constantFrom(
    "sales",
    "refunds",
    "top",
    "5",
    "31",
    "last",
    "this",
    "week",
    "month",
    "february",
    "29",
    "2025",
    "0",
    "from",
    "to",
    "between",
    "and",
    "since",
    "risk",
    "stock",
    "trend",
    "days",
    "year",
    "q3",
    "before",
    "by",
    "the",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 9 }), fc.boolean(), (words, isFollowUp) => {
      const previous = {
        tool: "sales_by_period",
        input: { from: "2026-10-01", to: "2026-10-31", by: "day" },
      };
      const text = words.join(" ");
      const { from, to, days } =
        parsed({ text, expected: undefined, ...(isFollowUp && { previous }) })?.input ?? {};
      expect(typeof from).toBe(typeof to);
      if (typeof from === "string" && typeof to === "string") expect(from <= to).toBe(true);
      if (days !== undefined) expect(Number(days) >= 1 && Number(days) <= 366).toBe(true);
    }),
    { numRuns: 500 },
  );
});
