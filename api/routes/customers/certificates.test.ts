import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { declined, visa } from "../../../scripts/testing/shopping.ts";

let shop: TestShop;
let support: Caller;
beforeAll(async () => {
  shop = await testShop();
  support = await shop.staff("support");
});
afterAll(() => shop.close());

const pdf = new TextEncoder().encode("%PDF-1.7 exemption");
const california = {
  street: "1 Market Street",
  city: "San Francisco",
  state: "CA",
  zipCode: "94105",
  country: "US",
};
const texas = { ...california, city: "Austin", state: "TX", zipCode: "78701" };
type Taxes = { certificates?: { certificateId: string; by?: string; endedAt?: number }[] };
type Priced = { tax: number };
type Ordered = { tax: number; orderId: string; totalAmount: number; taxNote?: string };

const added = (staff: Caller, userId: string, facts: Record<string, string> = {}, file: Uint8Array = pdf) => {
  const query = new URLSearchParams({
    number: "SR 97",
    country: "US",
    state: "CA",
    from: "2026-01-01",
    lastDay: "2099-12-31",
    ...facts,
  });
  return staff.post(`/admin/customers/${userId}/certificates?${query.toString()}`, file, {
    "content-type": "application/pdf",
  });
};
const taxOf = async (shopper: Caller, { state, zipCode }: typeof california) =>
  (await shopper.json<Priced>(shopper.get(`/cart?country=US&state=${state}&zipCode=${zipCode}`))).tax;
const order = (shopper: Caller, shippingAddress: object, more: object = {}) =>
  shopper.post("/orders", { paymentMethodId: visa, shippingAddress, ...more });

test("a valid certificate frees orders to its state from tax, names itself on them, and is charged again once ended", async () => {
  const { productId } = await shop.addProduct({ price: 100, stock: 50 });
  const shopper = await shop.shopper();
  const fill = () => shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  await fill();
  const taxed = await taxOf(shopper, california);
  expect(taxed).toBeGreaterThan(0);
  const { certificates = [] } = await support.json<Taxes>(added(support, shopper.userId));
  expect(certificates).toMatchObject([{ by: "support@example.com" }]);
  expect((await support.json<Taxes>(added(support, shopper.userId))).certificates).toHaveLength(1);
  expect(await taxOf(shopper, california)).toBe(0);
  expect(await taxOf(shopper, texas)).toBeGreaterThan(0);
  // woocommerce-gateway-stripe#2625: tried again after a decline, tax was charged.
  const first = await shopper.json<Ordered>(
    shopper.post("/orders", { paymentMethodId: declined, shippingAddress: california }),
  );
  await shop.settled();
  expect(first.tax).toBe(0);
  const exempt = await shopper.json<Ordered>(order(shopper, california));
  expect(exempt).toMatchObject({ tax: 0, taxNote: "Exempt from tax by certificate SR 97." });

  await shop.settled();
  const path = `/admin/customers/${shopper.userId}/certificates/${certificates[0]?.certificateId}`;
  const document = await support.get(path);
  expect(new Uint8Array(await document.arrayBuffer())).toEqual(pdf);
  expect(document.headers.get("content-security-policy")).toContain("sandbox");
  expect(await shopper.json<object>(shopper.get("/me/vat-id"))).toEqual({});
  // Another VAT id does not lose the certificate.
  await shopper.json(shopper.put("/me/vat-id", { vatId: "DE136695976" }));
  await fill();
  expect(await taxOf(shopper, california)).toBe(0);
  const ended = await support.json<Taxes>(support.delete(path));
  expect(ended.certificates?.[0]?.endedAt).toBeGreaterThan(0);
  await support.json(support.delete(path));
  // The total that the shopper saw without tax is not charged with it.
  expect((await order(shopper, california, { quoteTotal: exempt.totalAmount })).status).toBe(409);
  expect((await shopper.json<Ordered>(order(shopper, california))).tax).toBe(taxed);
  expect((await support.get(path)).status).toBe(200);
});

test("an expired certificate is charged, and whatever is no certificate is refused and exempts nobody", async () => {
  const { productId } = await shop.addProduct({ price: 100, stock: 50 });
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  await support.json(added(support, shopper.userId, { lastDay: "2026-01-31" }));
  const [warehouse, guest] = [await shop.staff("warehouse"), shop.guest];
  const refused: readonly (readonly [number, Promise<Response>])[] = [
    [403, added(warehouse, shopper.userId)],
    [403, added(shopper, shopper.userId)],
    [401, added(guest, shopper.userId)],
    [404, added(support, "nobody")],
    [400, added(support, shopper.userId, {}, new TextEncoder().encode("<svg onload=alert(1)>"))],
    [400, added(support, shopper.userId, { lastDay: "2025-12-31" })],
    [400, added(support, shopper.userId, { country: "UK" })],
    [413, added(support, shopper.userId, {}, new Uint8Array(4 * 1024 * 1024 + 1))],
    [404, support.get(`/admin/customers/${shopper.userId}/certificates/none`)],
    [404, support.delete(`/admin/customers/${shopper.userId}/certificates/none`)],
  ];
  expect(await Promise.all(refused.map(async ([, answer]) => (await answer).status))).toEqual(
    refused.map(([status]) => status),
  );
  expect(await taxOf(shopper, california)).toBeGreaterThan(0);
  // A scan is larger than other requests may be.
  const scan = new Uint8Array(2 * 1024 * 1024);
  scan.set(pdf);
  expect((await added(support, shopper.userId, { state: "TX" }, scan)).status).toBe(200);
  expect(await taxOf(shopper, texas)).toBe(0);
});
