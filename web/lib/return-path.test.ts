import fc from "fast-check";
import { expect, test } from "vitest";
import { returnPath } from "./return-path.ts";

test("signing in leads back to a page of the shop and never to another site", () => {
  expect(returnPath("/checkout?step=1", "/")).toBe("/checkout?step=1");
  for (const to of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/\t/evil.example",
    undefined,
    ["/a"],
  ])
    expect(returnPath(to, "/account")).toBe("/account");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `/${text}`),
      ),
      (to) => {
        const shop = "https://shop.example";
        expect(new URL(returnPath(to, "/"), shop).origin).toBe(shop);
      },
    ),
  );
});
