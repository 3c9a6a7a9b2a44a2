import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { countryList } from "../../../api/domain/addresses/country.ts";
import { territories } from "../../../api/domain/addresses/state.ts";
import { maxQuantity } from "../../../api/domain/cart/cart.ts";
import { defaultStore } from "../../../api/domain/settings/store-identity.ts";
import { defaultThresholds } from "../../../api/domain/settings/thresholds.ts";
import { defaultBook, defaultShipping } from "../../../api/domain/shipping/settings.ts";
import { deliveryTerms } from "../../../api/domain/shipping/terms.ts";

const read = (name: string) => readFile(new URL(`knowledge/${name}`, import.meta.url), "utf8");

test("the demo shop's documents say the amounts, times and limits that the shop works by", async () => {
  const dollars = (minor: number) => `$${(minor / 100).toFixed(2).replace(".00", "")}`;
  const shipping = (await read("shipping.md")).replace(/ +/g, " ");
  const row = (place: string, country: string) => {
    const at = { country, book: defaultBook, currency: "USD" } as const;
    const { flat = 0, freeFrom = 0 } = deliveryTerms(defaultShipping, at);
    return `| ${place} | ${dollars(flat)} | ${dollars(freeFrom)} |`;
  };
  expect(shipping).toContain(row("United States", "US"));
  expect(shipping).toContain(row("Canada", "CA"));
  const others = countryList.filter(({ code }) => !["US", "CA", ...territories].includes(code));
  for (const { code } of others) expect(shipping).toContain(row("All other countries", code));
  const { from, to } = defaultStore.deliveryDays;
  expect(shipping).toContain(`${from} to ${to} working days`);
  const { seconds, largeSeconds } = defaultThresholds.holds;
  const payment = (await read("payment.yaml")).replace(/\s+/g, " ");
  expect(payment).toContain(`within ${seconds / 60} minutes`);
  expect(payment).toContain(`or for ${largeSeconds / 60} minutes`);
  expect(await read("changing-an-order.json")).toContain(`up to ${maxQuantity} of a product`);
});

test("the demo shop has a document of each type that the knowledge base takes", async () => {
  const names = await readdir(new URL("knowledge/", import.meta.url));
  const types = new Set(names.map((name) => name.split(".").at(-1)));
  expect(types).toEqual(new Set(["csv", "html", "json", "md", "rst", "txt", "xml", "yaml"]));
});
