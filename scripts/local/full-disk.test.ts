import { readdirSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { throttledLog } from "../../api/adapters/log-throttle.ts";
import { auditShop } from "../testing/audit.ts";
import { address, type Caller, testShop } from "../testing/shop.ts";
import { smallDisk } from "../testing/small-disk.ts";

const disk = smallDisk(24);
afterAll(() => disk?.close());
if (!disk) console.warn("The test on a full disk is not run: only root may mount a small one.");

type Line = { readonly kind: string; readonly at: number };
const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };

type Pressed = {
  readonly seen: Map<number, number>;
  readonly accepted: [shopper: Caller, orderId: string][];
};

/** Every shopper buys, again and again until `until`; counts the answers and remembers which orders were accepted. */
async function press(
  shoppers: readonly Caller[],
  productId: string,
  until: (refused: number) => boolean,
): Promise<Pressed> {
  const pressed: Pressed = { seen: new Map(), accepted: [] };
  const count = (status: number) => pressed.seen.set(status, (pressed.seen.get(status) ?? 0) + 1);
  const buy = async (shopper: Caller) => {
    const added = await shopper.post("/cart", { productId, quantity: 1 });
    count(added.status);
    if (added.status !== 200) return;
    const placed = await shopper.post("/orders", body);
    const answer = (await placed.json()) as { orderId?: string };
    // While the one before is being paid, its cart is claimed.
    if (placed.status !== 400 && placed.status !== 409) count(placed.status);
    if (placed.status === 202 && answer.orderId !== undefined)
      pressed.accepted.push([shopper, answer.orderId]);
  };
  do {
    await Promise.all(shoppers.map(buy));
  } while (!until(pressed.seen.get(503) ?? 0));
  return pressed;
}

test.skipIf(!disk)(
  "while the disk is full, writes are a 503, reads go on and health is down; with room again nothing is lost",
  { timeout: 120_000 },
  async () => {
    if (!disk) return;
    const lines: Line[] = [];
    const shop = await testShop({
      folder: disk.folder,
      rateLimits: true,
      log: throttledLog((level, message, fields) => {
        const { error } = fields ?? {};
        const kind = `${level} ${message} ${error instanceof Error ? error.message : ""}`;
        lines.push({ kind, at: Date.now() });
      }),
    });
    const { productId, slug } = await shop.addProduct({ stock: 1_000 });
    const shoppers = await Promise.all(Array.from({ length: 5 }, () => shop.shopper()));
    const quiet = await press(shoppers, productId, () => true);
    await shop.settled();
    expect(new Set(quiet.seen.keys())).toEqual(new Set([200, 202]));
    expect((await shop.guest.get("/health/ready")).status).toBe(200);

    disk.fill(64 * 1024);
    const from = Date.now();
    const full = await press(shoppers, productId, (refused) => refused > 50 || Date.now() - from > 30_000);
    expect([...full.seen.keys()].every((status) => [200, 202, 503].includes(status))).toBe(true);
    expect(full.seen.get(503)).toBeGreaterThan(10);
    // A small write may still fit, into the log's pages that are used again: until larger ones have filled them.
    const more: Pressed["accepted"] = [];
    await expect
      .poll(
        async () => {
          more.push(...(await press(shoppers, productId, () => true)).accepted);
          const { status, headers } = await shop.guest.get("/health/ready");
          return [status, Number(headers.get("retry-after"))];
        },
        { timeout: 30_000 },
      )
      .toEqual([503, 5]);
    for (const path of [
      "/health",
      "/products",
      `/products/${slug}`,
      "/categories",
      "/search?q=mug",
      "/config.json",
    ])
      expect((await shop.guest.get(path)).status, path).toBe(200);
    for (const path of ["/me", "/cart", "/orders"])
      expect((await shoppers[0]?.get(path))?.status, path).toBe(200);
    const seconds = (Date.now() - from) / 1_000;
    for (const kind of new Set(lines.map((line) => line.kind)))
      expect(lines.filter((line) => line.kind === kind).length, kind).toBeLessThanOrEqual(seconds + 1);

    disk.empty();
    await expect
      .poll(async () => (await shop.guest.get("/health/ready")).status, { timeout: 10_000 })
      .toBe(200);
    const later = await Promise.all(Array.from({ length: 3 }, () => shop.shopper()));
    const after = await press(later, productId, () => true);
    expect(after.accepted.length).toBeGreaterThan(0);
    const accepted = [...quiet.accepted, ...full.accepted, ...more, ...after.accepted];
    await expect
      .poll(
        async () => {
          await shop.settled();
          const states = await Promise.all(
            accepted.map(async ([shopper, id]) => {
              const order = await shopper.get(`/orders/${id}`);
              return order.status === 200
                ? ((await order.json()) as { status: string }).status
                : order.status;
            }),
          );
          return states.filter((state) => state !== "PROCESSING" && state !== "FAILED");
        },
        { timeout: 60_000, interval: 500 },
      )
      .toEqual([]);
    expect(await auditShop(shop)).toMatchObject({ differences: [], shown: [] });
    await shop.close();
    const reopened = await testShop({ folder: disk.folder });
    expect((await reopened.guest.get(`/products/${slug}`)).status).toBe(200);
    await reopened.close();
    expect(readdirSync(disk.folder).filter((name) => name.startsWith("search.snapshot."))).toEqual([]);
  },
);
