import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openMarkets } from "../../../scripts/testing/pricing/markets.ts";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { encodeSettings } from "../../domain/settings/parts.ts";
import { shippingFromFlatRates } from "../../domain/shipping/settings.ts";

type Part = { version: number; value: Record<string, unknown> };

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
});
afterAll(() => shop.close());

const show = (part: string) => admin.json<Part>(admin.get(`/admin/settings/${part}`));
const set = (part: string, value: object, version: number | string) =>
  admin.put(`/admin/settings/${part}`, value, { "if-match": `"${version}"` });
/** Changes some fields of a part as it stands. */
async function change(part: string, fields: object): Promise<Part> {
  const { version, value } = await show(part);
  return admin.json<Part>(set(part, { ...value, ...fields }, version));
}
async function issuesOf(response: Response): Promise<string[]> {
  const body = (await response.json()) as { error: { details: { issues?: { path: string }[] } } };
  return (body.error.details.issues ?? []).map(({ path }) => path);
}

const registration = { country: "DE", number: "DE1", scheme: "local", from: "2026-01-01" };
const germanRates = { rates: [{ from: "2027-01-01", standard: [{ name: "VAT", basisPoints: 2100 }] }] };

describe("a merchant's settings", () => {
  test("are shown in decimals with their version, which a change raises", async () => {
    const { version, value } = await show("shipping");
    expect(value).toMatchObject({
      methods: [{}, {}, { bands: [{ price: { default: 19.95 } }], freeFrom: { default: 200 } }],
    });
    const answer = await set("shipping", value, version);
    expect(answer.headers.get("etag")).toBe(`"${version + 1}"`);
    expect(await answer.json()).toEqual({ version: version + 1, value });
  });

  test("price a cart as soon as they are changed, and leave a placed order as it was", async () => {
    const { productId } = await shop.addProduct({ price: 10, stock: 9 });
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId, quantity: 2 }));
    const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
    const bought = await shopper.json<{ orderId: string; totalAmount: number }>(
      shopper.post("/orders", body),
    );
    await shop.settled();
    const { value } = await show("pricing");
    const { value: shipping } = await show("shipping");
    const flat = shippingFromFlatRates({ standard: { flat: 100, freeFrom: 50_000 }, countries: {} });
    await change("shipping", encodeSettings("shipping", flat));
    await change("pricing", { discounts: [{ name: "Half", minimum: 0, percent: 50 }] });
    await shopper.json(shopper.post("/cart", { productId, quantity: 2 }));
    expect(await shopper.json(shopper.get("/cart"))).toMatchObject({ discount: 10, shipping: 1 });
    expect(await shopper.json(shopper.get(`/orders/${bought.orderId}`))).toMatchObject({
      totalAmount: bought.totalAmount,
      discount: 0,
    });
    await change("pricing", value);
    await change("shipping", shipping);
  });

  test("a discount for a category applies to its lines alone, in the cart and in the order", async () => {
    const { value } = await show("pricing");
    const discounts = [{ name: "Lamps", minimum: 0, category: "Lighting", percent: 25 }];
    await change("pricing", { discounts });
    const lamp = await shop.addProduct({ price: 40, category: "Lighting" });
    const mug = await shop.addProduct({ price: 12, category: "Kitchen" });
    const shopper = await shop.shopper();
    for (const { productId } of [lamp, mug])
      await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    expect(await shopper.json(shopper.get("/cart"))).toMatchObject({ subtotal: 52, discount: 10 });
    const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
    expect(await shopper.json(shopper.post("/orders", body))).toMatchObject({ subtotal: 52, discount: 10 });
    await shop.settled();
    await change("pricing", value);
  });

  test("of taxes decide by registration where tax is charged, in the cart and in the order", async () => {
    const { value } = await show("taxes");
    const { productId } = await shop.addProduct({ price: 100 });
    const items = [{ productId, quantity: 1 }];
    const quote = (country: string, zipCode: string) =>
      shop.guest.json<{ tax: number; shipping: number; taxes: object[] }>(
        shop.guest.post("/cart/quote", { items, shippingAddress: { country, zipCode } }),
      );
    expect(await quote("DE", "10115")).toMatchObject({ tax: 0, taxes: [] });
    await change("taxes", {
      registrations: [registration],
      home: { country: "DE" },
      rates: { DE: germanRates },
    });
    // The new rate begins in 2027, and nothing is said of the time before.
    expect(await quote("DE", "10115")).toMatchObject({ tax: 0 });
    await change("taxes", { rates: {} });
    const { tax, shipping, taxes } = await quote("DE", "10115");
    expect(taxes).toEqual([{ name: "VAT", percent: 19, net: 100 + shipping, amount: tax }]);
    await admin.json(admin.put(`/products/${productId}`, { taxClass: "reduced" }));
    expect((await quote("DE", "10115")).taxes).toMatchObject([{ name: "VAT", percent: 7 }]);
    expect(await quote("DE", "78266")).toMatchObject({ tax: 0 });
    expect(await quote("CH", "8001")).toMatchObject({ tax: 0 });
    await change("taxes", value);
  });

  test("a cart in yen is priced in whole yen", async () => {
    await openMarkets(admin, { id: "jp", currency: "JPY", countries: ["JP"] });
    const { productId } = await shop.addProduct({ price: 19.99, prices: { jp: { amount: 20 } } });
    const body = { items: [{ productId, quantity: 3 }], currency: "JPY", shippingAddress: { country: "JP" } };
    expect(await shop.guest.json(shop.guest.post("/cart/quote?market=jp", body))).toMatchObject({
      subtotal: 60,
      shipping: 20,
      total: 80,
    });
  });

  test("of taxes know ZIP codes of an imported file, and the state's rate elsewhere", async () => {
    const { productId } = await shop.addProduct({ price: 100 });
    const taxesAt = async (zipCode: string) => {
      const shippingAddress = { country: "US", state: "CA", zipCode };
      const items = [{ productId, quantity: 1 }];
      const quote = await shop.guest.json<{ taxes: { name: string; percent: number }[] }>(
        shop.guest.post("/cart/quote", { items, shippingAddress }),
      );
      return quote.taxes.map(({ name, percent }) => `${name} ${percent}`);
    };
    const header = "State,ZipCode,StateRate,EstimatedCityRate";
    const send = (...rows: string[]) =>
      admin.post("/admin/settings/taxes/zip-rates", [header, ...rows].join("\n"), {
        "content-type": "text/csv",
      });
    expect(await taxesAt("94105")).toEqual(["Sales tax 7.25"]);
    expect(await (await send("CA,94105,0.06,0.025", "CA,90001,0.06,0")).json()).toEqual({
      states: [{ state: "CA", count: 2 }],
    });
    expect(await taxesAt("94105-1234")).toEqual(["State tax 6", "City tax 2.5"]);
    expect(await taxesAt("94999")).toEqual(["Sales tax 7.25"]);
    expect(await issuesOf(await send("CA,94105,0.06,0", "CA,x,0.06,0"))).toEqual(["row 3: ZipCode"]);
    expect(await taxesAt("94105")).toEqual(["State tax 6", "City tax 2.5"]);
    await send("CA,90001,0.06,0");
    expect(await taxesAt("94105")).toEqual(["Sales tax 7.25"]);
    expect((await send("CA,94105")).status).toBe(200);
    const empty = await admin.post("/admin/settings/taxes/zip-rates", "", { "content-type": "text/csv" });
    expect(empty.status).toBe(400);
  });

  test("decide which amount makes an order suspicious", async () => {
    const { productId } = await shop.addProduct({ price: 20, stock: 9 });
    const { value } = await show("thresholds");
    const fraud = { ...(value["fraud"] as object), highAmount: 10, reviewFrom: 10, blockFrom: 20 };
    await change("thresholds", { fraud });
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
    const placed = await shopper.json<{ orderId: string }>(shopper.post("/orders", body));
    await shop.settled();
    expect(await shopper.json(shopper.get(`/orders/${placed.orderId}`))).toMatchObject({
      failure: { code: "ORDER_BLOCKED" },
    });
    await change("thresholds", value);
  });

  test("name the shop in /config.json and in its mails, with the support's address for answers", async () => {
    const before = (await show("store")).value;
    await change("store", { name: "Blue Door", supportEmail: "help@example.com", locale: "de-DE" });
    expect(await shop.guest.json(shop.guest.get("/config.json"))).toMatchObject({
      store: { name: "Blue Door", supportEmail: "help@example.com", currency: "USD", locale: "de-DE" },
    });
    const { productId } = await shop.addProduct({ price: 10 });
    const shopper = await shop.shopper("ida@example.com");
    await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    await shopper.json(
      shopper.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address }),
    );
    await shop.settled();
    await shop.guest.post("/auth/sign-up", { email: "jo@example.com", password: "Testing#2026" });
    expect(shop.mailbox.list({ to: "ida@example.com" })[0]).toMatchObject({
      from: { name: "Blue Door" },
      replyTo: "help@example.com",
      text: expect.stringMatching(/10,00\s\$(.|\n)*Blue Door/),
    });
    expect(shop.mailbox.list({ to: "jo@example.com" })[0]).toMatchObject({
      subject: expect.stringContaining("Blue Door"),
      from: { name: "Blue Door" },
    });
    await change("store", before);
  });

  test("begin the home page with a picture only if it was uploaded and somebody said what it shows", async () => {
    const before = (await show("store")).value;
    const hero = { url: "/images/products/p/0f-8a5a2b-1600.webp", width: 1600, height: 1000, alt: "A table" };
    await change("store", { hero });
    expect(await shop.guest.json(shop.guest.get("/config.json"))).toMatchObject({ store: { hero } });
    for (const [wrong, path] of [
      [{ ...hero, alt: "" }, "hero.alt"],
      [{ ...hero, alt: undefined }, "hero.alt"],
      [{ ...hero, url: "https://elsewhere.example/a.webp" }, "hero.url"],
      [{ ...hero, url: "/images/../_local/mail" }, "hero.url"],
      [{ ...hero, width: 0 }, "hero.width"],
    ] as const) {
      const { version, value } = await show("store");
      expect(await issuesOf(await set("store", { ...value, hero: wrong }, version))).toEqual([path]);
    }
    await change("store", before);
  });

  test("refuse a change that was made on an older version, or on none", async () => {
    const { version, value } = await show("store");
    await change("store", { name: "First" });
    const late = await set("store", { ...value, name: "Second" }, version);
    expect(late.status).toBe(409);
    const blind = await admin.put("/admin/settings/store", { ...value, name: "Third" });
    expect(blind.status).toBe(400);
    expect((await show("store")).value).toMatchObject({ name: "First" });
    await change("store", value);
  });

  test("of ten changes at once on one version keep one", async () => {
    const { version, value } = await show("store");
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, place) => set("store", { ...value, name: `Shop ${place}` }, version)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9);
    expect(await show("store")).toMatchObject({ version: version + 1 });
  });

  test.each<[part: string, fields: object, field: string]>([
    ["pricing", { discounts: [{ name: "X", minimum: 0, percent: 101 }] }, "discounts.0.percent"],
    ["pricing", { discounts: [{ name: "X", minimum: 1.999, fixed: 1 }] }, "discounts.0.minimum"],
    ["pricing", { discounts: [{ name: "X", minimum: 0, percent: 5, fixed: 1 }] }, "discounts.0.fixed"],
    ["pricing", { shipping: {} }, "shipping"],
    ["pricing", { discounts: [{ name: "x", minimum: 1e9, percent: 1 }] }, "discounts.0.minimum"],
    ["shipping", { zones: [{ zoneId: "a", name: "A", countries: ["UK"] }] }, "zones.0.countries.0"],
    ["taxes", { home: { country: "UK" } }, "home.country"],
    ["taxes", { registrations: [{ ...registration, from: "tomorrow" }] }, "registrations.0.from"],
    ["taxes", { registrations: [{ ...registration, until: "2026-01-01" }] }, "registrations.0.until"],
    ["taxes", { registrations: [{ ...registration, scheme: "moss" }] }, "registrations.0.scheme"],
    ["taxes", { rates: { de: germanRates } }, "rates.de"],
    ["taxes", { rates: { DE: { rates: [] } } }, "rates.DE.rates"],
    ["taxes", { rates: { DE: { rates: [germanRates.rates[0], germanRates.rates[0]] } } }, "rates.DE.rates"],
    [
      "taxes",
      {
        rates: { DE: { rates: [{ from: "2027-01-01", standard: [{ name: "VAT", basisPoints: 10_001 }] }] } },
      },
      "rates.DE.rates.0.standard.0.basisPoints",
    ],
    ["taxes", { crossBorder: "gross" }, "crossBorder"],
    ["thresholds", { lowStock: 1.5 }, "lowStock"],
    ["thresholds", { surprise: 1 }, "surprise"],
    ["store", { name: "Two\nlines" }, "name"],
    ["store", { name: "" }, "name"],
    ["store", { senderEmail: "not an address" }, "senderEmail"],
    ["store", { currency: "XAU" }, "currency"],
    ["store", { locale: "english" }, "locale"],
  ])("%s: %o is refused at its field", async (part, fields, field) => {
    const { version, value } = await show(part);
    const refused = await set(part, { ...value, ...fields }, version);
    expect(refused.status).toBe(400);
    expect(await issuesOf(refused)).toContain(field);
    expect((await show(part)).version).toBe(version);
  });

  test("have a history of who changed what", async () => {
    const { version, value } = await admin.json<{ version: number; value: { lowStock: number } }>(
      admin.get("/admin/settings/thresholds"),
    );
    const changed = { ...value, lowStock: value.lowStock + 1 };
    await admin.json(admin.put("/admin/settings/thresholds", changed, { "if-match": `"${version}"` }));
    const { items } = await admin.json<{ items: object[] }>(admin.get("/admin/settings/thresholds/history"));
    expect(items[0]).toMatchObject({
      action: "settings.changeSettings",
      actorEmail: "staff@example.com",
      changes: [{ path: "lowStock", before: value.lowStock, after: value.lowStock + 1 }],
    });
    expect((await admin.get("/admin/settings/nothing/history")).status).toBe(400);
  });

  test("are nobody's but staff's", async () => {
    const shopper = await shop.shopper();
    for (const [caller, status] of [
      [shop.guest, 401],
      [shopper, 403],
    ] as const) {
      expect((await caller.get("/admin/settings/pricing")).status).toBe(status);
      expect((await caller.put("/admin/settings/store", {}, { "if-match": '"0"' })).status).toBe(status);
    }
  });
});
