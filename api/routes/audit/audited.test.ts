import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { staffWrites } from "../../../scripts/testing/audited/staff-writes.ts";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { rights } from "../../domain/rights.ts";

/** Verbs that only say what a write would do. */
const previews = /\.preview[A-Z]/;
const writing = Object.entries(rights)
  .filter(([verb, right]) => /^\w+:write\b/.test(right) && !previews.test(verb))
  .map(([verb]) => verb);

type Entry = {
  readonly auditId: string;
  readonly action: string;
  readonly actor: string;
  readonly subject: string;
  readonly changes: readonly { readonly path: string }[];
};

let shop: TestShop;
let staff: Caller;
beforeAll(async () => {
  shop = await testShop({ log: () => undefined });
  staff = await shop.admin();
});
afterAll(() => shop.close());

const entries = async (): Promise<Entry[]> =>
  (await staff.json<{ items: Entry[] }>(staff.get("/admin/audit?limit=100"))).items;

describe(`of the ${writing.length} verbs by which staff change something`, () => {
  test.each([...new Set([...writing, ...Object.keys(staffWrites)])])(
    "%s leaves exactly one entry, which names who did it",
    async (verb) => {
      const prepare = staffWrites[verb];
      expect(prepare, `add ${verb} to scripts/testing/audited/staff-writes.ts`).toBeDefined();
      const send = await prepare?.(shop, staff);
      await shop.settled();
      const before = new Set((await entries()).map(({ auditId }) => auditId));
      const response = await send?.();
      expect(response?.ok, await response?.clone().text()).toBe(true);
      await shop.settled();
      const left = (await entries()).filter(({ auditId }) => !before.has(auditId));
      expect(left).toMatchObject([{ action: verb, actor: staff.userId }]);
      expect(left[0]?.changes.length, "what changed").toBeGreaterThan(0);
    },
  );

  test("none leaves an entry when it is refused", async () => {
    const { productId } = await shop.addProduct();
    const before = await entries();
    expect((await staff.put(`/products/${productId}`, { price: 2 }, { "if-match": '"9"' })).status).toBe(409);
    const stock = { by: -999, reason: "more than there is" };
    expect((await staff.post(`/admin/inventory/${productId}/adjustments`, stock)).status).toBe(409);
    const blind = { name: "x" };
    expect((await staff.put("/admin/settings/store", blind, { "if-match": '"1"' })).status).toBe(400);
    expect(await entries()).toEqual(before);
  });
});

test("a shopper's own change is no entry of staff's log", async () => {
  const { productId } = await shop.addProduct();
  const before = await entries();
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  expect(await entries()).toEqual(before);
  expect((await shopper.get("/admin/audit")).status).toBe(403);
  expect((await shop.guest.get("/admin/audit")).status).toBe(401);
});

test("a cursor of other filters, and a feature that is none, are refused", async () => {
  const { lastKey } = await staff.json<{ lastKey: string }>(staff.get("/admin/audit?limit=1"));
  expect((await staff.get(`/admin/audit?limit=1&lastKey=${lastKey}`)).status).toBe(200);
  expect((await staff.get(`/admin/audit?feature=catalog&lastKey=${lastKey}`)).status).toBe(400);
  expect((await staff.get("/admin/audit?feature=NO%20ONE")).status).toBe(400);
});
