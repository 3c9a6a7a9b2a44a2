import { expect, test } from "vitest";
import { noRates, type Plan, type TaxPlan } from "./plan.ts";
import { priceCart, worthOfUnits } from "./quote.ts";

const vat = (basisPoints: number, name = "VAT") => [{ name, basisPoints }];
const germany = { ...noRates, standard: vat(1900), reduced: vat(700) };
const britain = { ...noRates, standard: vat(2000), reduced: vat(500) };
const tax: TaxPlan = {
  scheme: "local",
  rates: germany,
  contained: noRates,
  crossBorder: "grossStays",
  shipping: "follows",
  rounding: "order",
};
const plan: Plan = {
  currency: "EUR",
  taxIncluded: false,
  tax,
  shipping: { flat: 0, freeFrom: Number.MAX_SAFE_INTEGER },
  discounts: [],
};
const line = (unitPrice: number, quantity = 1, taxClass: "standard" | "reduced" = "standard") => ({
  productId: `${unitPrice}`,
  quantity,
  unitPrice,
  taxClass,
});
const off = (percent: number) => [{ name: "off", minimum: 0, percent }];
const inside = { ...plan, taxIncluded: true, tax: { ...tax, contained: germany } };
const inBritain: Plan = {
  ...inside,
  currency: "GBP",
  tax: { ...tax, rates: britain, contained: britain },
};

// Shipping is an ancillary supply that is taxed as the goods are: https://github.com/medusajs/medusa/issues/2814
test("shipping beside goods of two rates is taxed in shares by their net value", () => {
  const quote = priceCart([line(1000, 1, "reduced"), line(2000)], {
    ...plan,
    shipping: { ...plan.shipping, flat: 600 },
  });
  expect(quote.lines.map(({ shipping, taxes }) => [shipping, taxes])).toEqual([
    [200, [{ name: "VAT", basisPoints: 700, goods: 70, shipping: 14 }]],
    [400, [{ name: "VAT", basisPoints: 1900, goods: 380, shipping: 76 }]],
  ]);
  expect(quote.taxes).toEqual([
    { name: "VAT", basisPoints: 1900, net: 2400, amount: 456 },
    { name: "VAT", basisPoints: 700, net: 1200, amount: 84 },
  ]);
  expect(quote.total).toBe(3600 + 540);
});

// https://github.com/woocommerce/woocommerce/issues/64668
test("ten at 23.90 with 20 % inside, less 25 %, are 179.25, and unit by unit 179.25 come back", () => {
  const quote = priceCart([line(2390, 10)], { ...inBritain, discounts: off(25) });
  expect([quote.total, quote.tax, quote.taxes]).toEqual([
    17_925,
    2988,
    [{ name: "VAT", basisPoints: 2000, net: 14_937, amount: 2988 }],
  ]);
  const [bought] = quote.lines;
  const back = Array.from({ length: 10 }, (_, before) => (bought ? worthOfUnits(bought, 1, before) : 0));
  expect(back.reduce((sum, part) => sum + part, 0)).toBe(17_925);
});

// https://github.com/medusajs/medusa/issues/12226
test.each([plan, inside])("a discount of everything leaves exactly nothing (%#)", (by) => {
  const {
    total,
    tax: left,
    discount,
  } = priceCart([line(333, 3), line(1, 1)], { ...by, discounts: off(100) });
  expect([total, left, discount]).toEqual([0, 0, 1000]);
});

// A tax-free order pays the net price, not the gross one: https://github.com/saleor/saleor/issues/2287
test("who pays no tax pays the price without the home country's", () => {
  const export0: Plan = {
    ...inside,
    tax: { ...inside.tax, scheme: "none", reason: "export", rates: noRates },
  };
  const quote = priceCart([line(11_900)], { ...export0, shipping: { ...plan.shipping, flat: 595 } });
  expect(quote).toMatchObject({ subtotal: 10_000, shipping: 500, tax: 0, taxes: [], total: 10_500 });
});

test("across a border the price stays, or what the merchant keeps of it", () => {
  const abroad = { ...inside, tax: { ...inside.tax, rates: { ...noRates, standard: vat(2500) } } };
  expect(priceCart([line(11_900)], abroad)).toMatchObject({ total: 11_900, tax: 2380 });
  const net: Plan = { ...abroad, tax: { ...abroad.tax, crossBorder: "netStays" } };
  expect(priceCart([line(11_900)], net)).toMatchObject({ subtotal: 12_500, total: 12_500, tax: 2500 });
});

// 5 % GST and 9.975 % QST, each on the price: https://www.revenuquebec.ca/en/businesses/consumption-taxes/gsthst-and-qst/
test("two taxes of one place are computed and named each by itself, added and inside", () => {
  const quebec = { ...noRates, standard: [...vat(500, "GST"), ...vat(997.5, "QST")] };
  const added = priceCart([line(10_000)], { ...plan, tax: { ...tax, rates: quebec } });
  expect(added.taxes.map(({ name, amount }) => [name, amount])).toEqual([
    ["QST", 998],
    ["GST", 500],
  ]);
  const contained = priceCart([line(11_498)], {
    ...inside,
    tax: { ...tax, rates: quebec, contained: quebec },
  });
  expect(contained.taxes.map(({ name, net, amount }) => [name, net, amount])).toEqual([
    ["QST", 10_000, 998],
    ["GST", 10_000, 500],
  ]);
});

test("tax can be rounded line by line, as some tax offices ask", () => {
  const three = [line(25), { ...line(25), productId: "b" }, { ...line(25), productId: "c" }];
  const ten = { ...tax, rates: { ...noRates, standard: vat(1000) } };
  expect(priceCart(three, { ...plan, tax: ten }).tax).toBe(8);
  expect(priceCart(three, { ...plan, tax: { ...ten, rounding: "line" } }).tax).toBe(9);
});

test("shipping is taxed at the standard rate, or not at all, where the country says so", () => {
  const by = (shipping: TaxPlan["shipping"]) =>
    priceCart([line(1000, 1, "reduced")], {
      ...plan,
      tax: { ...tax, shipping },
      shipping: { ...plan.shipping, flat: 1000 },
    }).tax;
  expect([by("follows"), by("standard"), by("untaxed")]).toEqual([140, 260, 70]);
});

test("a price that a currency has no coins for is rounded to one that it has", () => {
  const yen: Plan = { ...plan, currency: "JPY", shipping: { ...plan.shipping, flat: 1995 } };
  const quote = priceCart([line(1999, 3)], yen);
  expect(quote).toMatchObject({ subtotal: 6000, shipping: 2000, tax: 1500, total: 9500 });
});
