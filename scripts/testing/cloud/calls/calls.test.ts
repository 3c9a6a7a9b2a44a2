import { describe, expect, test } from "vitest";
import { address } from "../../shop.ts";
import { callsOf, verdictsOfProduction } from "./trading.ts";

const notRun = process.env["TEST_ENGINES"] === "emulated" ? "" : ": NOT RUN, npm run test:engines starts it";

describe.skipIf(notRun !== "")(`what the functions call of AWS on the emulators${notRun}`, () => {
  test("each role allows what its function calls in a purchase and a search, and not without that action", async () => {
    const calls = await callsOf(async (shop) => {
      const { productId } = await shop.addProduct({ name: "Samovar", stock: 3 });
      const shopper = await shop.shopper();
      await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
      const order = { paymentMethodId: "pm_card_visa", shippingAddress: address };
      await shopper.json(shopper.post("/orders", order));
      await shop.settled();
      await shop.guest.json(shop.guest.get("/search?q=samovar"));
    });
    const functions = new Set(calls.map(({ by }) => by));
    for (const name of ["api", "tasks", "order-processor", "notifications", "search-sync", "metrics"])
      expect(functions, name).toContain(name);
    const verdicts = await verdictsOfProduction(calls);
    const named = (wanted: typeof verdicts) => wanted.map(({ by, request }) => ({ by, ...request }));
    expect(named(verdicts.filter(({ allowed }) => !allowed))).toEqual([]);
    expect(named(verdicts.filter(({ allowedWithout }) => allowedWithout))).toEqual([]);
    expect(verdicts.length).toBeGreaterThan(40);
  }, 300_000);
});

describe("IAM's answer", () => {
  const put = { by: "order-lists", command: "BatchWriteCommand", input: { RequestItems: {} } } as const;
  const orderLists = { RequestItems: { "e-com67-order-lists": [] } };
  const orders = { RequestItems: { "e-com67-orders": [] } };

  test("is yes to what a role has, and no to the same action on another table", async () => {
    const verdicts = await verdictsOfProduction([
      { ...put, input: orderLists },
      { ...put, input: orders },
    ]);
    expect(verdicts.map(({ allowed, allowedWithout }) => ({ allowed, allowedWithout }))).toEqual([
      { allowed: true, allowedWithout: false },
      { allowed: false, allowedWithout: false },
    ]);
  }, 60_000);

  test("is not asked for about a command whose permission nobody has written down", async () => {
    await expect(verdictsOfProduction([{ ...put, command: "CreateTableCommand" }])).rejects.toThrow(
      "order-lists sent CreateTableCommand",
    );
  }, 60_000);
});
