import { expect, test } from "vitest";
import { fuzz } from "./fuzz.ts";

test("2,000 requests of every kind and caller are answered as /openapi.json says, none with 500", async () => {
  const { findings, statuses } = await fuzz(2_000, 1);
  expect(findings).toEqual([]);
  // It got past the doors: with refusals alone nothing would be tried.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(200);
  expect(statuses.get(400) ?? 0).toBeGreaterThan(200);
}, 300_000);
