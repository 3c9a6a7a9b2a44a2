import { expect, test } from "vitest";
import { Problem } from "../../lib/problem.ts";
import { sayingWhen } from "./try-again.ts";

const said = (error: unknown): unknown => {
  try {
    return sayingWhen("Too many attempts.")(error);
  } catch (thrown) {
    return thrown;
  }
};
const limited = (details: Record<string, unknown>) =>
  new Problem("RATE_LIMITED", "Too many requests.", 429, details);

test.each([
  [{ retryAfter: 0.4 }, "Please try again in a minute."],
  [{ retryAfter: 60 }, "Please try again in a minute."],
  [{ retryAfter: 61 }, "Please try again in 2 minutes."],
  [{ retryAfter: 3_600 }, "Please try again in 60 minutes."],
  [{}, "Please try again later."],
  [{ retryAfter: "soon" }, "Please try again later."],
])("%o: %s", (details, when) => {
  expect(said(limited(details))).toMatchObject({
    code: "RATE_LIMITED",
    status: 429,
    message: `Too many attempts. ${when}`,
  });
});

test("every other error stays as it is", () => {
  for (const error of [
    new Problem("CONFLICT", "One of your orders is still under way.", 409),
    new Error("x"),
  ])
    expect(said(error)).toBe(error);
});
