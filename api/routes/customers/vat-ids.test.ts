import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { visa } from "../../../scripts/testing/shopping.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
  const { version } = await shop.deps.settings.find("taxes");
  const registration = { country: "DE", number: "DE999999999", scheme: "local" as const, from: "2020-01-01" };
  const staff = await shop.admin();
  const taxes = {
    home: { country: "DE" },
    registrations: [registration],
    rates: {},
    crossBorder: "grossStays",
    rounding: "order",
  };
  await staff.json(staff.put("/admin/settings/taxes", taxes, { "if-match": `"${version}"` }));
});
afterAll(() => shop.close());

const vienna = { street: "Ring 1", city: "Wien", state: "", zipCode: "1010", country: "AT" };
const berlin = { street: "Allee 1", city: "Berlin", state: "", zipCode: "10115", country: "DE" };
type Priced = { tax: number; total: number };
type Ordered = { tax: number; totalAmount: number; vatId?: string; taxNote?: string; orderId: string };

const cartIn = (shopper: Caller, country: string) =>
  shopper.json<Priced>(
    shopper.get(`/cart?country=${country}&zipCode=${country === "AT" ? "1010" : "10115"}`),
  );
const order = (shopper: Caller, shippingAddress: object) =>
  shopper.json<Ordered>(shopper.post("/orders", { paymentMethodId: visa, shippingAddress }));

test("a VAT id exempts an order to another member state once staff have verified it, and not before", async () => {
  const { productId } = await shop.addProduct({ price: 100 });
  const shopper = await shop.shopper();
  const put = (vatId?: string) => shopper.put("/me/vat-id", vatId === undefined ? {} : { vatId });
  const fill = () => shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  await fill();
  for (const wrong of ["ATU13585628", "US123456789", "nothing"]) expect((await put(wrong)).status).toBe(400);
  expect(await shopper.json(put(" at-u 1358 5627"))).toEqual({ vatId: "ATU13585627", country: "AT" });
  expect((await cartIn(shopper, "AT")).tax).toBeGreaterThan(0);

  const [support, warehouse] = [await shop.staff("support"), await shop.staff("warehouse")];
  const path = `/admin/customers/${shopper.userId}/vat-id`;
  const verify = { vatId: "ATU13585627", verified: true };
  expect((await warehouse.put(path, verify)).status).toBe(403);
  expect((await support.put(path, { ...verify, vatId: "DE136695976" })).status).toBe(409);
  expect((await support.put("/admin/customers/nobody/vat-id", verify)).status).toBe(404);
  const shown = await support.json<{ verifiedBy: string }>(support.put(path, verify));
  expect(shown.verifiedBy).toBe("support@example.com");
  const admin = await shop.admin();
  const audit = await admin.json<{ items: { action: string; subject: string }[] }>(
    admin.get("/admin/audit?feature=customers"),
  );
  expect(audit.items[0]).toMatchObject({
    action: "customers.verifyVatId",
    subject: `customer#${shopper.userId}`,
  });
  const own = await shopper.json<object>(shopper.get("/me/vat-id"));
  expect(own).toMatchObject({ vatId: "ATU13585627" });
  expect(own).not.toHaveProperty("verifiedBy");

  const quoted = await cartIn(shopper, "AT");
  expect(quoted.tax).toBe(0);
  const exempt = await order(shopper, vienna);
  expect(exempt).toMatchObject({ tax: 0, totalAmount: quoted.total, vatId: "ATU13585627" });
  expect(exempt.taxNote).toContain("Reverse charge");
  await shop.settled();
  const user = await shop.deps.identity.find(shopper.userId);
  expect(shop.mailbox.list({ to: user?.email ?? "" })[0]?.text).toContain(
    "VAT ID ATU13585627. Reverse charge",
  );

  await fill();
  const atHome = await order(shopper, berlin);
  expect(atHome.tax).toBeGreaterThan(0);
  expect(atHome.vatId).toBeUndefined();
  await shop.settled();

  // Another id is not the one that was verified.
  await shopper.json(put("NL004495445B01"));
  await fill();
  expect((await cartIn(shopper, "AT")).tax).toBeGreaterThan(0);
  expect(await shopper.json(put())).toEqual({});
});

test("an order whose VAT id is no longer verified is refused at the price that was shown", async () => {
  const { productId } = await shop.addProduct({ price: 100 });
  const shopper = await shop.shopper();
  await shopper.json(shopper.put("/me/vat-id", { vatId: "IT00743110157" }));
  const staff = await shop.admin();
  const verify = (verified: boolean) =>
    staff.json(staff.put(`/admin/customers/${shopper.userId}/vat-id`, { vatId: "IT00743110157", verified }));
  await verify(true);
  await verify(true);
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  const { total } = await cartIn(shopper, "AT");
  await verify(false);
  const answer = await shopper.post("/orders", {
    paymentMethodId: visa,
    shippingAddress: vienna,
    quoteTotal: total,
  });
  expect(answer.status).toBe(409);
  expect(((await answer.json()) as { error: { code: string } }).error.code).toBe("PRICE_CHANGED");
});
