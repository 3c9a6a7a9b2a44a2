import { expect, test } from "vitest";
import type { TaxPlan } from "../pricing/plan.ts";
import type { Destination } from "./places.ts";
import { resolveTaxes, type TaxedBuyer } from "./resolve.ts";
import { defaultTaxes, type Registration, type TaxSettings } from "./settings.ts";

const always = "2000-01-01";
const in_ = (country: string, facts: Partial<Registration> = {}): Registration => ({
  country,
  number: "1",
  scheme: "local",
  from: always,
  ...facts,
});
const from = (country: string, ...more: Registration[]): TaxSettings => ({
  ...defaultTaxes,
  home: { country },
  registrations: [in_(country), ...more],
});
const german = from("DE");
const oneStop = from("DE", in_("DE", { scheme: "oss" }));
const november = Date.UTC(2026, 10, 26);

const ask = (
  settings: TaxSettings,
  destination?: Destination,
  buyer: TaxedBuyer = {},
  at = november,
): TaxPlan => resolveTaxes(settings, { destination, buyer, at });
const said = ({ scheme, reason, rates }: TaxPlan): string =>
  reason ??
  `${scheme} ${rates.standard.map(({ name, basisPoints }) => `${name} ${basisPoints / 100}`).join(" + ")}`;

test.each<[string, TaxSettings, Destination | undefined, TaxedBuyer, string]>([
  ["at home", german, { country: "DE" }, {}, "local VAT 19"],
  ["elsewhere in the Union without the one-stop shop", german, { country: "FR" }, {}, "local VAT 19"],
  ["elsewhere in the Union with it", oneStop, { country: "FR" }, {}, "oss VAT 20"],
  ["outside the Union", oneStop, { country: "CH" }, {}, "export"],
  ["to where the shop is registered too", from("DE", in_("CH")), { country: "CH" }, {}, "local VAT 8.1"],
  [
    "a verified business of another member state",
    oneStop,
    { country: "FR" },
    { vatCountry: "FR" },
    "reverse_charge",
  ],
  ["a verified business at home", oneStop, { country: "DE" }, { vatCountry: "FR" }, "local VAT 19"],
  [
    "a business of the shop's own country, abroad",
    oneStop,
    { country: "FR" },
    { vatCountry: "DE" },
    "oss VAT 20",
  ],
  ["a certificate", german, { country: "DE" }, { isExempt: true }, "certificate"],
  ["the Canary Islands", oneStop, { country: "ES", zipCode: "35001" }, {}, "export"],
  ["the Spanish mainland", oneStop, { country: "ES", zipCode: "28001" }, {}, "oss VAT 21"],
  [
    "Büsingen, which is Germany and not its VAT area",
    german,
    { country: "DE", zipCode: "78266" },
    {},
    "export",
  ],
  ["Livigno", oneStop, { country: "IT", zipCode: "23041" }, {}, "export"],
  ["Åland", oneStop, { country: "FI", zipCode: "22100" }, {}, "export"],
  ["Northern Ireland from the Union", oneStop, { country: "GB", zipCode: "bt1 1aa" }, {}, "oss VAT 20"],
  ["Great Britain from the Union", oneStop, { country: "GB", zipCode: "SW1A 1AA" }, {}, "export"],
  [
    "Northern Ireland from Great Britain",
    from("GB"),
    { country: "GB", zipCode: "BT1 1AA" },
    {},
    "local VAT 20",
  ],
  ["Jersey from Great Britain", from("GB"), { country: "GB", zipCode: "JE2 3AB" }, {}, "export"],
  ["Monaco is taxed as France", from("FR"), { country: "MC" }, {}, "local VAT 20"],
  [
    "parcels into the Union from outside",
    from("US", in_("IE", { scheme: "ioss" })),
    { country: "IE" },
    {},
    "ioss VAT 23",
  ],
  ["into the Union without a registration", from("US"), { country: "IE" }, {}, "export"],
  ["a state by name", from("US"), { country: "US", state: "california" }, {}, "local Sales tax 7.25"],
  ["a state that takes none", from("US"), { country: "US", state: "OR" }, {}, "local "],
  ["a territory that the settings do not know", from("US"), { country: "PR" }, {}, "local Sales tax 8"],
  ["before the state is known", from("US"), undefined, {}, "local Sales tax 8"],
  [
    "two taxes of one province",
    from("CA"),
    { country: "CA", state: "Québec" },
    {},
    "local GST 5 + QST 9.975",
  ],
  ["a country that is a word of the language", from("US"), { country: "constructor" }, {}, "export"],
])("%s", (_, settings, destination, buyer, expected) => {
  expect(said(ask(settings, destination, buyer))).toBe(expected);
});

test("a shop that is registered in some states collects in those", () => {
  const some: TaxSettings = {
    ...defaultTaxes,
    home: { country: "US", state: "CA" },
    registrations: [in_("US", { state: "CA" }), in_("US", { state: "NY" })],
  };
  const at = (state: string) => said(ask(some, { country: "US", state }));
  expect([at("CA"), at("NY"), at("WA")]).toEqual([
    "local Sales tax 7.25",
    "local Sales tax 4",
    "not_registered",
  ]);
});

test("who is registered nowhere charges nothing", () => {
  const none = { ...defaultTaxes, registrations: [] };
  expect(said(ask(none, { country: "US", state: "CA" }))).toBe("not_registered");
});

test("a registration holds from its first day until the day before its last, by the destination's midnight", () => {
  const short = { ...german, registrations: [in_("DE", { from: "2026-11-26", until: "2026-11-27" })] };
  const at = (time: string) => said(ask(short, { country: "DE" }, {}, Date.parse(time)));
  expect(at("2026-11-25T22:59:59Z")).toBe("not_registered");
  expect(at("2026-11-25T23:00:00Z")).toBe("local VAT 19");
  expect(at("2026-11-26T22:59:59Z")).toBe("local VAT 19");
  expect(at("2026-11-26T23:00:00Z")).toBe("not_registered");
});

test("a rate that starts at midnight starts at midnight there", () => {
  const vat = (basisPoints: number) => [{ name: "VAT", basisPoints }];
  const dated: TaxSettings = {
    ...german,
    rates: {
      DE: {
        rates: [
          { from: "2027-01-01", standard: vat(2100) },
          { from: always, standard: vat(1900) },
        ],
      },
    },
  };
  const at = (time: string) => said(ask(dated, { country: "DE" }, {}, Date.parse(time)));
  expect(at("2026-12-31T22:59:59Z")).toBe("local VAT 19");
  expect(at("2026-12-31T23:00:00Z")).toBe("local VAT 21");
});

test("the postal code's taxes stand in place of the state's", () => {
  const local = [
    { name: "State", basisPoints: 600 },
    { name: "County", basisPoints: 125 },
  ];
  const { rates } = resolveTaxes(from("US"), {
    destination: { country: "US", state: "CA", zipCode: "94105" },
    buyer: {},
    at: november,
    local,
  });
  expect([rates.standard, rates.reduced, rates.zero]).toEqual([local, local, []]);
});

test("prices with tax inside contain the home rate abroad, and the destination's where the shop is registered", () => {
  const [home, abroad] = [ask(oneStop, { country: "FR" }), ask(from("DE", in_("FR")), { country: "FR" })];
  expect([home.contained.standard[0]?.basisPoints, abroad.contained.standard[0]?.basisPoints]).toEqual([
    1900, 2000,
  ]);
  expect(ask(oneStop, { country: "CH" }).contained.reduced[0]?.basisPoints).toBe(700);
});
