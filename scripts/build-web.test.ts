import { beforeAll, expect, test } from "vitest";
import { buildWeb } from "./build-web.ts";

beforeAll(() => buildWeb(), 60_000);

test("what is built already is not built again", async () => {
  const from = performance.now();
  await buildWeb();
  const again = performance.now() - from;
  // A build takes seconds; looking whether one is needed is another order of magnitude.
  expect(again).toBeLessThan(500);
});
