import { parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { alertMail, moreAlertsMail } from "../alerts/alert-mail.ts";
import type { StaffEvent } from "../alerts/event.ts";
import { orderMail, orderMailTypes, orderText } from "../notifications/order-mail.ts";
import type { Order } from "../orders/order.ts";
import { contrast } from "../settings/colours.ts";
import { defaultStore, type StoreIdentity } from "../settings/store-identity.ts";
import { mailLanguages, mailLocale } from "./locale.ts";
import { lookOf } from "./look.ts";
import { en } from "./strings/en.ts";

const store: StoreIdentity = {
  ...defaultStore,
  name: 'Grüße & "Söhne" <東京>',
  logo: { url: "/images/products/p/0f-400x120.webp", width: 400, height: 120 },
  theme: { ...defaultStore.theme, accent: "#b03060", ground: "#fffaf0" },
  supportEmail: "help@shop.example",
  contact: {
    phone: "+44 1603 555 0142",
    legalName: "Blue Door Ltd",
    address: "1 Market Street\r\nNorwich NR1 1AA",
    registration: "Companies House 12345678",
    vatId: "GB123456789",
  },
};
const orderUrl = "https://shop.example/orders/0f1e2d3c-0000-4000-8000-000000000000";
const homeUrl = "https://shop.example/";
const item = (name: string): Order["items"][number] => ({
  productId: "p",
  name,
  imageUrl: "/images/p.webp",
  quantity: 2,
  price: 123456,
  lineTotal: 246912,
  discount: 0,
  shipping: 0,
  tax: 0,
  taxes: [],
  total: 246912,
});
const order = (fields: Partial<Order> = {}): Order => ({
  orderId: "0f1e2d3c-0000-4000-8000-000000000000",
  number: "7K2M9PQRST",
  userId: "u",
  items: [item("Mug")],
  subtotal: 246912,
  discount: 0,
  shipping: 500,
  tax: 0,
  taxIncluded: false,
  taxes: [],
  totalAmount: 247412,
  currency: "EUR",
  payment: "PAID",
  fulfillment: "UNFULFILLED",
  needsReview: false,
  shippingAddress: { street: "1 Main Street", city: "Austin", state: "TX", zipCode: "78701", country: "US" },
  refunds: [],
  refundedAmount: 1000,
  returned: [],
  disputes: [],
  shipments: [],
  notes: [],
  timeline: [],
  timestamp: Date.UTC(2026, 10, 27),
  updatedAt: 0,
  version: 1,
  ...fields,
});

/** The words of an HTML page, without its head. */
function wordsOf(html: string): string {
  const text = html
    .replace(/<head>.*<\/head>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => {
      const known: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
      return known[name] ?? "";
    });
  return plain(text);
}
const plain = (text: string): string => text.replace(/[\s:]+/g, "");

const mails = orderMailTypes.flatMap((type) =>
  mailLanguages.map((language) => ({
    type,
    language,
    mail: orderMail(type, order({ locale: language }), {
      orderUrl,
      homeUrl,
      store,
      preferencesUrl: "https://shop.example/account/notifications",
    }),
  })),
);

const alerts: readonly StaffEvent[] = [
  { type: "stock.low", skuId: "p#v", productId: "p", variantId: "v", available: 3, revision: 7 },
  { type: "order.high-value", orderId: "o", totalAmount: 247412, currency: "EUR" },
  { type: "order.review-needed", orderId: "o", fraudScore: 71 },
  ...["open", "won", "lost"].map((state) => ({
    type: "order.disputed" as const,
    orderId: "o",
    disputeId: "d",
    amount: 1250,
    currency: "EUR" as const,
    reason: "fraudulent",
    state,
  })),
  { type: "refund.failed", orderId: "o", refundId: "r", amount: 1250, currency: "EUR" },
  { type: "dead-letters", queue: "orders", dead: 12, day: "2026-11-27" },
];

test.each(mailLanguages.flatMap((locale) => alerts.map((event) => ({ locale, event, name: event.type }))))(
  "the alert $name in $locale says what it is about, and leads to the admin",
  ({ locale, event }) => {
    const context = {
      store: { ...store, locale },
      homeUrl: "https://shop.example/",
      adminUrl: "https://admin.example",
      order: order(),
      item: { name: "Mug <b> · Blue", sku: "MUG-1" },
    };
    for (const mail of [alertMail(event, context), moreAlertsMail(event.type, context)]) {
      expect(mail.text).toContain("https://admin.example/");
      expect(mail.text).toContain("https://admin.example/alerts");
      expect(mail.html).not.toContain("<b>");
      expect(mail.subject).not.toMatch(/undefined|NaN/);
      const html = wordsOf(mail.html);
      for (const line of mail.text.split("\n"))
        for (const part of line.split(/https:\S+/)) expect(html).toContain(plain(part));
    }
    const { subject, text } = alertMail(event, context);
    if ("orderId" in event) expect(subject).toContain("7K2M9PQRST");
    if (event.type === "stock.low") expect(`${subject} ${text}`).toMatch(/Mug <b> · Blue.*MUG-1/s);
    // Mail is read on telephones: who bought is said in the admin alone.
    expect(text).not.toContain("1 Main Street");
  },
);

test.each([
  ["de-DE", "DE", ["Jo Groß", "Torstraße 14", "10119 Berlin", "Deutschland"]],
  ["fr-FR", "FR", ["Jo Groß", "Torstraße 14", "10119 Berlin", "France"]],
  ["en-GB", "GB", ["Jo Groß", "Torstraße 14", "Berlin", "10119", "United Kingdom"]],
  ["en-US", "US", ["Jo Groß", "Torstraße 14", "Berlin, 10119", "United States"]],
  ["de-DE", "JP", ["Jo Groß", "Torstraße 14", "10119", "Berlin", "Japan"]],
  ["en-US", "XX", ["Jo Groß", "Torstraße 14", "Berlin, 10119", "XX"]],
])("the confirmation in %s writes an address in %s as its post wants it", (locale, country, lines) => {
  const shippingAddress = {
    name: "Jo Groß",
    street: "Torstraße 14",
    city: "Berlin",
    state: "",
    zipCode: "10119",
    country,
  };
  const { text } = orderMail("order.confirmed", order({ locale, shippingAddress }), {
    orderUrl,
    homeUrl,
    store,
    preferencesUrl: undefined,
  });
  const heading = mailLocale(locale).strings.deliverTo;
  expect(text.split(`${heading}\n`)[1]?.split("\n\n")[0]?.split("\n")).toEqual(lines);
});

describe("every mail about an order, in every language", () => {
  test.each(mails)(
    "$type, $language: carries number, store, imprint and reason in both alternatives",
    ({ mail }) => {
      const html = wordsOf(mail.html);
      for (const said of [
        "7K2M9PQRST",
        store.name,
        "help@shop.example",
        "Blue Door Ltd",
        "Norwich NR1 1AA",
        "GB123456789",
      ]) {
        expect(mail.text).toContain(said);
        expect(html).toContain(plain(said));
      }
      // The text has addresses that the HTML has in links; every other line is in both.
      for (const line of mail.text.split("\n"))
        for (const part of line.split(/https:\S+/)) expect(html).toContain(plain(part));
      expect(mail.html).toContain(`href="${orderUrl}"`);
      expect(mail.html).toContain('src="https://shop.example/images/products/p/0f-400x120.jpg"');
      expect(mail.html).not.toContain("<script");
      expect(mail.html).not.toContain("<東京>");
      expect(parseDocument(mail.html).children.length).toBeGreaterThan(0);
    },
  );
});

describe("a mail's language", () => {
  const confirmed = (locale: string | undefined, of = "en-US") =>
    orderMail("order.confirmed", order(locale === undefined ? {} : { locale }), {
      orderUrl,
      homeUrl,
      store: { ...store, locale: of },
    });

  test("is the order's, else the store's; amounts and dates are written as there", () => {
    expect(confirmed("de-DE").text).toContain("Gesamt: 2.474,12\u00A0€");
    expect(confirmed("de-DE").text).toContain("Bestellt am 27. November 2026");
    expect(confirmed("fr-FR").subject).toBe("Votre commande est confirmée");
    expect(confirmed(undefined, "de-AT").subject).toBe("Ihre Bestellung ist bestätigt");
    expect(confirmed("en-GB").text).toContain("Placed on 27 November 2026");
    expect(confirmed("de-DE").html).toContain('<html lang="de" dir="ltr">');
  });

  test("is English, with English amounts, where there are no strings or no such locale", () => {
    for (const locale of ["ar-EG", "th-TH-u-nu-thai", "not a locale", "", "xx"]) {
      expect(confirmed(locale).subject).toBe(en.confirmed.title);
      expect(confirmed(locale).text).toMatch(/Total: €2,474\.12/);
    }
  });

  test("is also a text message's", () => {
    expect(orderText("order.cancelled", order({ locale: "fr" }), { orderUrl, store })).toContain(
      "Votre commande a été annulée",
    );
  });

  test("has no string that is empty or left in English", () => {
    const flat = (value: object): unknown[] =>
      Object.values(value).flatMap((one) => (typeof one === "object" ? flat(one) : [one]));
    const english = flat(en);
    for (const language of mailLanguages.filter((one) => one !== "en")) {
      const strings = flat(mailLocale(language).strings);
      expect(strings).toHaveLength(english.length);
      // "Total" is French, too.
      const same = strings.filter((one, at) => typeof one === "string" && one === english[at]);
      expect(same.filter((one) => one !== "Total")).toEqual([]);
      expect(
        strings.every((one) => typeof one === "function" || (typeof one === "string" && one.trim() !== "")),
      ).toBe(true);
    }
  });
});

describe("a mail can be read", () => {
  test("in any colours that the settings take, in light and in dark", () => {
    const accents = ["#2c5a44", "#000000", "#ffffff", "#ffff00", "#0000ff", null] as const;
    const grounds = ["#fbf9f5", "#ffffff", "#f5f0d0", null] as const;
    for (const accent of accents)
      for (const ground of grounds) {
        const look = lookOf(
          { ...store, theme: { ...store.theme, accent, ground } },
          "https://shop.example/",
          en,
        );
        for (const { ink, quiet, card, ground: below, accent: shown, onAccent } of [look.light, look.dark]) {
          for (const on of [card, below]) {
            expect(contrast(ink, on)).toBeGreaterThanOrEqual(7);
            expect(contrast(quiet, on)).toBeGreaterThanOrEqual(4.5);
            expect(contrast(shown, on)).toBeGreaterThanOrEqual(4.5);
          }
          expect(contrast(onAccent, shown)).toBeGreaterThanOrEqual(4.5);
        }
      }
  });

  test("with 49 lines of the longest names, and is shorter than what Gmail cuts off", () => {
    const names = Array.from(
      { length: 49 },
      (_, at) => `${at} ${"漢字".repeat(40)} עברית & <b>${"W".repeat(60)}</b>`,
    );
    const mail = orderMail("order.confirmed", order({ items: names.map(item) }), {
      orderUrl,
      homeUrl,
      store,
    });
    // Gmail cuts a mail off at 102 KB.
    expect(Buffer.byteLength(mail.html)).toBeLessThan(100_000);
    for (const name of names) expect(mail.text).toContain(name);
    expect(mail.html).not.toContain("<b>");
    expect(mail.html.match(/dir="auto"/g)?.length).toBeGreaterThanOrEqual(49);
  });
});
