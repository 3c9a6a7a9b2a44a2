import { expect, onTestFinished, test } from "vitest";
import { testShop } from "../scripts/testing/shop.ts";
import { createApp } from "./app.ts";
import { createParts } from "./parts.ts";

test("each route is found in the part that its path names", async () => {
  const shop = await testShop();
  onTestFinished(() => shop.close());
  const whole = createApp(shop.deps);
  const parts = createParts(shop.deps);
  const paths = whole.openAPIRegistry.definitions.flatMap((one) =>
    one.type === "route" ? [one.route.path.replaceAll(/\{\w+\}/g, "some")] : [],
  );
  expect(paths.length).toBeGreaterThan(100);
  for (const path of [...new Set(paths), "/nothing", "/products/some/nothing", "/products/"]) {
    const asked = () => new Request(`http://shop${path}`, { method: "OPTIONS" });
    const [one, other] = await Promise.all([whole.fetch(asked()), parts.fetch(asked())]);
    expect({ path, status: other.status, allow: other.headers.get("allow") }).toEqual({
      path,
      status: one.status,
      allow: one.headers.get("allow"),
    });
  }
});
