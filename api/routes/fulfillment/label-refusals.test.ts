import { expect, test } from "vitest";
import { auditShop } from "../../../scripts/testing/audit.ts";
import { address, testShop } from "../../../scripts/testing/shop.ts";
import { embeddedCarrier } from "../../adapters/embedded/carrier/carrier.ts";
import type { Carriers } from "../../ports/carriers.ts";

type Order = { orderId: string; shipments: { shipmentId: string; labels: unknown[] }[] };
type Sent = Promise<Response>;

const wish = { service: "economy", weight: 1200, price: 7.5 };
const statusOf = async (sent: Sent): Promise<number> => (await sent).status;

// Delivered late: the first answer of two to one try is heard while the carrier sells the next.
test("a label stays when an earlier try at it was refused twice and one refusal is heard late", async () => {
  const carrier = embeddedCarrier(() => Date.UTC(2026, 10, 27, 12));
  const [heard, sold] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let refusals = 0;
  const carriers: Carriers = {
    ...carrier,
    async label(request) {
      try {
        const label = await carrier.label(request);
        await sold.promise;
        return label;
      } catch (error) {
        if (++refusals === 1) await heard.promise;
        throw error;
      }
    },
  };
  const shop = await testShop({ carriers });
  const admin = await shop.admin();
  const { productId } = await shop.addProduct({ stock: 10, weight: 1200 });
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
  const { orderId } = await shopper.json<Order>(shopper.post("/orders", body));
  await shop.settled();
  const path = `/admin/orders/${orderId}`;
  const { shipments } = await admin.json<Order>(admin.post(`${path}/shipments`, {}));
  const label = `${path}/shipments/${shipments[0]?.shipmentId}/label`;

  const tooDear = [1, 2].map(() => statusOf(admin.post(label, { ...wish, price: 7.49 })));
  await Promise.race(tooDear);
  const answer = statusOf(admin.post(label, wish));
  await expect.poll(() => carrier.bills()).toHaveLength(1);
  heard.resolve();
  expect(await Promise.all(tooDear)).toEqual([409, 409]);
  sold.resolve();
  expect(await answer).toBe(200);
  const { shipments: after } = await admin.json<Order>(admin.get(path));
  expect(after[0]?.labels).toMatchObject([{ state: "bought", price: 7.5 }]);
  expect(carrier.bills()).toHaveLength(1);
  const { differences, shown } = await auditShop(shop);
  expect([...differences, ...shown]).toEqual([]);
  await shop.close();
});
