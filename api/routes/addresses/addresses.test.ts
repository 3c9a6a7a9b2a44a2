import { afterAll, beforeAll, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

type Order = { orderId: string; tax: number; shipping: number; shippingAddress: Record<string, string> };
type Refusal = { error: { details: { issues: { path: string; message: string }[] } } };

async function buyer(): Promise<Caller> {
  const { productId } = await shop.addProduct({ price: 10 });
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  return shopper;
}

const order = (shopper: Caller, to: object) =>
  shopper.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: to });

const pathsOf = async (answer: Response) => {
  expect(answer.status).toBe(400);
  const { error } = (await answer.json()) as Refusal;
  return error.details.issues.map(({ path }) => path);
};

const places = [
  [
    "Singapore by its name",
    { street: "10 Anson Road", city: "Singapore", state: "", zipCode: "079903", country: "Singapore" },
    { country: "SG", zipCode: "079903" },
  ],
  [
    "the United Kingdom as UK",
    { street: "10 Downing Street", city: "London", state: "", zipCode: "sw1a2aa", country: "UK" },
    { country: "GB", zipCode: "SW1A 2AA" },
  ],
  [
    "Greece as EL",
    { street: "Ermou 1", city: "Athens", state: "", zipCode: "10563", country: "EL" },
    { country: "GR" },
  ],
  [
    "Hong Kong without a postal code",
    { street: "1 Nathan Road", city: "Tsim Sha Tsui", state: "Kowloon", zipCode: "", country: "HK" },
    { country: "HK", zipCode: "", state: "Kowloon" },
  ],
  [
    "Dubai without a postal code",
    { street: "1 Sheikh Zayed Road", city: "Dubai", state: "Dubai", zipCode: "", country: "AE" },
    { country: "AE", zipCode: "" },
  ],
  [
    "Panama without the field",
    { street: "Calle 50", city: "Panamá", country: "Panama" },
    { country: "PA", zipCode: "", state: "" },
  ],
  [
    "New York as N.Y.",
    { street: "1 Broadway", city: "New York", state: "N.Y.", zipCode: "10004", country: "USA" },
    { country: "US", state: "NY" },
  ],
  [
    "a military address",
    { street: "PSC 1 Box 2", city: "APO", state: "AE", zipCode: "09001", country: "US" },
    { country: "US", state: "AE" },
  ],
] as const;

test.each(places)("an order goes to %s", async (_, to, kept) => {
  const shopper = await buyer();
  const placed = await shopper.json<Order>(order(shopper, to));
  const shown = await shopper.json<Order>(shopper.get(`/orders/${placed.orderId}`));
  expect(shown.shippingAddress).toMatchObject(kept);
});

test.each(places)("an address book keeps %s", async (_, to, kept) => {
  const shopper = await shop.shopper();
  const book = await shopper.json<{ items: object[] }>(shopper.post("/me/addresses", to));
  expect(book.items).toMatchObject([kept]);
});

test.each([
  ["ZZ", { ...address, country: "ZZ" }, ["country"]],
  ["XX", { ...address, country: "XX" }, ["country"]],
  ["the United States without a state", { ...address, state: "" }, ["state"]],
  ["a state that the United States do not have", { ...address, state: "Narnia" }, ["state"]],
  ["a ZIP code of four digits", { ...address, zipCode: "9410" }, ["zipCode"]],
  ["Germany without a postal code", { ...address, country: "Germany", state: "", zipCode: "" }, ["zipCode"]],
])("an address in %s is refused, and the field is named", async (_, to, paths) => {
  const shopper = await buyer();
  expect(await pathsOf(await order(shopper, to))).toEqual(paths.map((path) => `shippingAddress.${path}`));
  expect(await pathsOf(await shopper.post("/me/addresses", to))).toEqual(paths);
});

test("tax and shipping are the same however country and state are written", async () => {
  const { productId } = await shop.addProduct({ price: 100 });
  const items = [{ productId, quantity: 1 }];
  const costs = async (to: object) => {
    const { tax, shipping } = await shop.guest.json<Order>(
      shop.guest.post("/cart/quote", { items, shippingAddress: to }),
    );
    return { tax, shipping };
  };
  const same = [
    [{ country: "GB" }, { country: "UK" }, { country: "United Kingdom" }],
    [{ country: "GR" }, { country: "EL" }, { country: "greece" }],
    [
      { country: "US", state: "NY" },
      { country: "USA", state: "N.Y." },
      { country: "United States", state: "new york" },
    ],
    [
      { country: "PR" },
      { country: "US", state: "PR" },
      { country: "Puerto Rico" },
      { country: "US", state: "Puerto Rico" },
    ],
    [
      { country: "CA", state: "QC" },
      { country: "Canada", state: "Québec" },
    ],
  ];
  for (const [first = {}, ...others] of same)
    for (const other of others) expect(await costs(other)).toEqual(await costs(first));
  const shopper = await buyer();
  const cart = await shopper.json<Order>(shopper.get("/cart?country=USA&state=New%20York"));
  const placed = await shopper.json<Order>(
    order(shopper, { ...address, state: "new york", zipCode: "10004", country: "usa" }),
  );
  expect(placed).toMatchObject({ tax: cart.tax, shipping: cart.shipping });
});

test("a quote for a country that does not exist is refused", async () => {
  const shopper = await buyer();
  expect(await pathsOf(await shopper.get("/cart?country=ZZ"))).toEqual(["country"]);
  const body = { items: [], shippingAddress: { country: "XX" } };
  expect(await pathsOf(await shop.guest.post("/cart/quote", body))).toEqual(["shippingAddress.country"]);
  expect(await pathsOf(await shopper.post("/payment", { shippingAddress: { country: "XX" } }))).toEqual([
    "shippingAddress.country",
  ]);
});

test("a second line of the street is kept, in the address book and in the order", async () => {
  const shopper = await buyer();
  const to = { ...address, street2: "Apt 4" };
  const book = await shopper.json<{ items: object[] }>(shopper.post("/me/addresses", to));
  expect(book.items).toMatchObject([{ street2: "Apt 4" }]);
  const placed = await shopper.json<Order>(order(shopper, { ...to, street2: " Apt 4 " }));
  expect(placed.shippingAddress).toMatchObject({ street2: "Apt 4" });
});

test("anybody can read the countries, and how addresses are written in each", async () => {
  const list = await shop.guest.json<{ items: { code: string; name: string }[]; count: number }>(
    shop.guest.get("/countries"),
  );
  expect(list.items).toContainEqual({ code: "SG", name: "Singapore" });
  for (const { code } of list.items)
    expect((await shop.guest.get(`/countries/${code}/address-form`)).status).toBe(200);
  expect((await shop.guest.get("/countries/Japan/address-form")).status).toBe(200);
  expect(await pathsOf(await shop.guest.get("/countries/ZZ/address-form"))).toEqual(["country"]);
});
