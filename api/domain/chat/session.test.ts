import { describe, expect, test } from "vitest";
import { saysYes, titleOf } from "./session.ts";

describe("a yes", () => {
  test.each([
    "yes",
    "Yes!",
    "yes please",
    "ok, go ahead",
    "Sure.",
    "do it",
    "Ｙｅｓ",
    "yes, clear it",
    "I’m sure",
    "yeah thanks",
  ])("is heard in %j", (text) => expect(saysYes(text)).toBe(true));

  test.each([
    "no",
    "yes or no?",
    "yes but keep the mug",
    "please",
    "thank you",
    "not yet",
    "yesterday",
    "ok how much is it",
    "don't",
    "",
    "right",
  ])("is not heard in %j", (text) => expect(saysYes(text)).toBe(false));
});

test("a conversation is called by the beginning of its first message, cut between letters", () => {
  expect(titleOf("  a mug\n\nplease ")).toBe("a mug please");
  expect(titleOf("👩‍🍳".repeat(80))).toBe(`${"👩‍🍳".repeat(59)}…`);
});
