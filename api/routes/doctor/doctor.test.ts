import { afterAll, beforeAll, expect, test } from "vitest";
import { openMarkets } from "../../../scripts/testing/pricing/markets.ts";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
});
afterAll(() => shop.close());

type ShopFindings = { items: { code: string; marketId: string; country: string | null; address: string }[] };
type ProductFindings = {
  examined: number;
  items: { name: string; findings: object[]; address: string }[];
  lastKey?: string;
};
const findings = async () =>
  (await admin.json<ShopFindings>(admin.get("/admin/doctor"))).items.map(
    ({ code, marketId, country }) => `${code} ${marketId} ${country}`,
  );
const change = async (part: string, edit: (value: Record<string, unknown>) => object) => {
  const { version, value } = await admin.json<{ version: number; value: Record<string, unknown> }>(
    admin.get(`/admin/settings/${part}`),
  );
  await admin.json(admin.put(`/admin/settings/${part}`, edit(value), { "if-match": `"${version}"` }));
};

test("a shop as it comes lacks nothing; a market without delivery or tax says so, and no other country", async () => {
  expect(await findings()).toEqual([]);
  await openMarkets(
    admin,
    { id: "de", currency: "EUR", countries: ["DE", "FR"], taxIncluded: true },
    { id: "jp", currency: "JPY", countries: ["JP"], taxIncluded: true },
  );
  // Parcels abroad are exports, which are not taxed.
  expect(await findings()).toEqual([]);
  await change("shipping", (value) => ({
    ...value,
    zones: [
      { zoneId: "us", name: "United States", countries: ["US"] },
      { zoneId: "ca", name: "Canada", countries: ["CA"] },
      { zoneId: "bavaria", name: "Munich", countries: ["DE"], postal: [{ from: "80", to: "81" }] },
      { zoneId: "jp", name: "Japan", countries: ["JP"] },
    ],
    methods: [
      ...["us", "ca", "bavaria"].map((zoneId) => ({
        methodId: zoneId,
        zoneId,
        name: { en: "Standard" },
        kind: "table",
        bands: [{ by: "price", price: { default: 5, de: 5 } }],
        handlingDays: 0,
      })),
      {
        methodId: "jp",
        zoneId: "jp",
        name: { en: "Standard" },
        kind: "table",
        bands: [{ by: "price", price: { default: 5 } }],
        handlingDays: 0,
      },
    ],
  }));
  await change("taxes", (value) => ({ ...value, home: { country: "DE" } }));
  expect((await findings()).toSorted()).toEqual(
    [
      // No zone has the rest of the world any more.
      "no_zone default null",
      "no_zone de FR",
      // The zone's method has no price in yen.
      "no_method jp JP",
      // The shop moved to Germany without registering there, so it may not charge tax within the Union.
      "no_registration de DE",
      "no_registration de FR",
      "no_registration jp JP",
    ].toSorted(),
  );
});

test("products without a price in a market, or without a weight that delivery goes by, are listed, page by page, each once", async () => {
  await shop.addProduct({
    name: "A whole one",
    weight: 300,
    prices: { de: { amount: 9 }, jp: { amount: 900 } },
  });
  await shop.addProduct({ name: "B unweighed", prices: { de: { amount: 9 }, jp: { amount: 900 } } });
  await shop.addProduct({ name: "C unpriced", weight: 300, prices: { jp: { amount: 900 } } });
  await shop.addProduct({
    name: "D sizes",
    prices: { de: { amount: 9 } },
    options: [{ name: "Size", values: ["s", "m"] }],
    variants: [
      { id: "s", sku: "D-S", options: { Size: "s" }, stock: 1, weight: 90, prices: { jp: { amount: 900 } } },
      { id: "m", sku: "D-M", options: { Size: "m" }, stock: 1 },
    ],
    stock: undefined,
  });
  await shop.addProduct({ name: "E off sale", isActive: false });
  // No method goes by weight yet.
  const unweighed = await admin.json<ProductFindings>(admin.get("/admin/doctor/products"));
  expect(unweighed.items.map(({ name }) => name)).toEqual(["C unpriced", "D sizes"]);
  await change("shipping", (value) => ({
    ...value,
    methods: (value["methods"] as { methodId: string }[]).map((method) =>
      method.methodId === "us" ? { ...method, perKg: { default: 1, de: 1, jp: 100 } } : method,
    ),
  }));
  const found: ProductFindings["items"] = [];
  let [examined, lastKey] = [0, ""];
  do {
    const page = await admin.json<ProductFindings>(
      admin.get(`/admin/doctor/products?limit=2${lastKey && `&lastKey=${encodeURIComponent(lastKey)}`}`),
    );
    found.push(...page.items);
    examined += page.examined;
    lastKey = page.lastKey ?? "";
  } while (lastKey !== "");
  expect(examined).toBe(4);
  expect(found.map(({ name, findings: lacks }) => ({ name, lacks }))).toEqual([
    { name: "B unweighed", lacks: [{ code: "no_weight", variantIds: [] }] },
    { name: "C unpriced", lacks: [{ code: "no_price", marketId: "de", variantIds: [] }] },
    {
      name: "D sizes",
      lacks: [
        { code: "no_price", marketId: "jp", variantIds: ["m"] },
        { code: "no_weight", variantIds: ["m"] },
      ],
    },
  ]);
  expect(found.every(({ address }) => address.startsWith("/products/"))).toBe(true);
  const warehouse = await shop.staff("warehouse");
  expect((await warehouse.get("/admin/doctor")).status).toBe(403);
});

test("an address is tried with a market's own price book and in its currency", async () => {
  const tried = (body: object) =>
    admin.json<{ options: { price: number }[]; refused: { reason: string }[] }>(
      admin.post("/admin/settings/shipping/try", { weight: 100, goods: 10, ...body }),
    );
  const munich = { country: "DE", zipCode: "80331" };
  await change("shipping", (value) => ({
    ...value,
    methods: [
      {
        methodId: "bavaria",
        zoneId: "bavaria",
        name: { en: "Standard" },
        kind: "table",
        bands: [{ by: "price", price: { default: 7.5, de: 4.9 } }],
        freeFrom: { de: 50 },
        handlingDays: 0,
      },
    ],
  }));
  expect((await tried({ address: munich })).options).toMatchObject([{ price: 7.5 }]);
  expect((await tried({ address: munich, market: "de" })).options).toMatchObject([{ price: 4.9 }]);
  expect((await tried({ address: munich, market: "de", goods: 50 })).options).toMatchObject([{ price: 0 }]);
  expect(await tried({ address: munich, market: "jp" })).toMatchObject({
    options: [],
    refused: [{ reason: "no_price" }],
  });
  const unknown = await admin.post("/admin/settings/shipping/try", {
    weight: 100,
    goods: 10,
    address: munich,
    market: "xx",
  });
  expect(unknown.status).toBe(400);
});
