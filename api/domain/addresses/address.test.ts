import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { countriesText } from "../../../scripts/testing/countries.ts";
import { readAddress } from "./address.ts";
import { countryCodeOf, countryData, countryList } from "./country.ts";
import { addressForm } from "./form.ts";

const address = {
  street: "1 Main Street",
  city: "Springfield",
  state: "",
  zipCode: "",
  country: "US",
};
const typed = (fields: Partial<typeof address>) => readAddress({ ...address, ...fields });
const kept = (fields: Partial<typeof address>) => {
  const found = typed(fields);
  return "address" in found ? found.address : found.issues;
};
const wrong = (fields: Partial<typeof address>) => {
  const found = typed(fields);
  return "issues" in found ? found.issues.map(({ path }) => path) : found.address;
};

test.each([
  ["Singapore", "SG"],
  ["singapore", "SG"],
  ["UK", "GB"],
  ["EL", "GR"],
  ["USA", "US"],
  ["U.S.A.", "US"],
  ["gbr", "GB"],
  ["The Netherlands", "NL"],
  ["Côte d’Ivoire", "CI"],
  ["Ivory Coast", "CI"],
  ["South Korea", "KR"],
  ["Czech Republic", "CZ"],
  ["Turkey", "TR"],
  ["Trinidad & Tobago", "TT"],
  ["Saint Lucia", "LC"],
  ["St. Lucia", "LC"],
  ["Hong Kong", "HK"],
  ["Kosovo", "XK"],
])("the country %s is %s", (text, code) => {
  expect(countryCodeOf(text)).toBe(code);
});

test.each(["ZZ", "XX", "EU", "Utopia", "", " ", "constructor", "U"])(
  "%j is no country, and the field is named",
  (country) => {
    expect(wrong({ country })).toEqual(["country"]);
  },
);

test.each(countryList)("$name is found by its name and by its code", ({ code, name }) => {
  expect([countryCodeOf(name), countryCodeOf(code), countryCodeOf(code.toLowerCase())]).toEqual([
    code,
    code,
    code,
  ]);
});

test.each(["HK", "AE", "PA", "QA", "AG", "BO", "ZW", "Macau"])(
  "%s has no postal codes: none is asked for, and what was typed is not kept",
  (country) => {
    expect(kept({ country })).toMatchObject({ zipCode: "" });
    expect(kept({ country, zipCode: "999077" })).toMatchObject({ zipCode: "" });
  },
);

test("where postal codes exist and are not needed, none may be given, but a wrong one is refused", () => {
  expect(kept({ country: "IE", city: "Dublin" })).toMatchObject({ zipCode: "" });
  expect(kept({ country: "IE", city: "Dublin", zipCode: "d02x285" })).toMatchObject({ zipCode: "D02 X285" });
  expect(wrong({ country: "IE", city: "Dublin", zipCode: "12" })).toEqual(["zipCode"]);
});

test.each([
  ["US", "OR", "97201", "97201"],
  ["US", "OR", "97201 1234", "97201-1234"],
  ["US", "OR", "972011234", "97201-1234"],
  ["GB", "", "sw1a1aa", "SW1A 1AA"],
  ["GB", "", "M11AE", "M1 1AE"],
  ["CA", "ON", "k1a0b1", "K1A 0B1"],
  ["NL", "", "1012ab", "1012 AB"],
  ["JP", "", "1000001", "100-0001"],
  ["JP", "", "１００−０００１", "100-0001"],
  ["BR", "SP", "01310100", "01310-100"],
  ["PL", "", "00950", "00-950"],
  ["PT", "", "1000001", "1000-001"],
  ["DE", "", "D-10115", "10115"],
  ["CH", "", "CH-8000", "8000"],
  ["SE", "", "114 55", "114 55"],
  ["AD", "", "500", "AD500"],
  ["SG", "", "079903", "079903"],
  ["IN", "MH", "400001", "400001"],
])("a postal code of %s (%s) typed as %s is %s", (country, state, zipCode, expected) => {
  expect(kept({ country, state, zipCode })).toMatchObject({ zipCode: expected });
});

test.each([
  ["US", "1234", "Enter a ZIP code such as 95014."],
  ["GB", "12345", "Enter a postcode such as EC1Y 8SY."],
  ["DE", "1234", "Enter a postal code such as 26133."],
  ["IN", "12", "Enter a PIN code such as 110034."],
  ["DE", "", "Enter a postal code such as 26133."],
])("%s refuses the postal code %j and says what one looks like", (country, zipCode, message) => {
  expect(kept({ country, zipCode, state: country === "US" ? "OR" : "" })).toEqual([
    { path: "zipCode", message },
  ]);
});

const withExamples = countryList.filter(({ code }) => (countryData(code)?.postalCodes ?? []).length > 0);
test.each(withExamples)(
  "every example of a postal code of $name is taken, however it is typed",
  ({ code }) => {
    for (const example of countryData(code)?.postalCodes ?? []) {
      const state = countryData(code)?.states[0]?.code ?? "";
      for (const zipCode of [example, example.toLowerCase(), ` ${example.replace(/[ -]/g, "")} `])
        expect(kept({ country: code, zipCode, state })).toMatchObject({ country: code });
    }
  },
);

test.each([
  ["US", "NY", "NY"],
  ["US", "ny", "NY"],
  ["US", "N.Y.", "NY"],
  ["US", "New York", "NY"],
  ["US", "new york state", "NY"],
  ["US", "Washington, D.C.", "DC"],
  ["US", "AA", "AA"],
  ["US", "AE", "AE"],
  ["US", "ap", "AP"],
  ["US", "PR", "PR"],
  ["US", "Puerto Rico", "PR"],
  ["US", "GU", "GU"],
  ["US", "VI", "VI"],
  ["US", "AS", "AS"],
  ["US", "MP", "MP"],
  ["CA", "Québec", "QC"],
  ["CA", "quebec", "QC"],
  ["CA", "P.E.I.", "PE"],
  ["AU", "New South Wales", "NSW"],
  ["AE", "DU", "Dubai"],
  ["AE", "دبي", "دبي"],
  ["JP", "13", "Tokyo"],
  ["JP", "東京都", "東京都"],
  ["IE", "County Cork", "Co. Cork"],
  ["FR", "Île-de-France", "Île-de-France"],
])("a state of %s typed as %s is kept as %s", (country, state, expected) => {
  const zipCode = { US: "97201", CA: "K1A 0B1", AU: "2000", JP: "100-0001", FR: "75001" }[country] ?? "";
  expect(kept({ country, state, zipCode })).toMatchObject({ state: expected });
});

test("the United States, Canada and Australia need a state that they have", () => {
  expect(kept({ zipCode: "97201" })).toEqual([{ path: "state", message: "Enter the state." }]);
  expect(kept({ zipCode: "97201", state: "Narnia" })).toEqual([
    { path: "state", message: 'United States has no state "Narnia".' },
  ]);
  expect(wrong({ country: "CA", zipCode: "K1A 0B1" })).toEqual(["state"]);
  expect(wrong({ country: "AU", zipCode: "2000", state: "California" })).toEqual(["state"]);
});

test("elsewhere a state that the post needs is read from the postal code", () => {
  expect(kept({ country: "IT", city: "Roma", zipCode: "00118" })).toMatchObject({ state: "RM" });
  expect(kept({ country: "JP", zipCode: "1000001" })).toMatchObject({ state: "Tokyo" });
  expect(kept({ country: "VI", zipCode: "00802" })).toMatchObject({ state: "VI" });
  expect(kept({ country: "CN", city: "Shanghai", zipCode: "200000" })).toMatchObject({ state: "" });
});

test("a city is needed where the country's addresses have one", () => {
  expect(kept({ country: "DE", city: " ", zipCode: "10115" })).toEqual([
    { path: "city", message: "Enter the city." },
  ]);
  expect(kept({ country: "GB", city: "", zipCode: "SW1A 1AA" })).toEqual([
    { path: "city", message: "Enter the town or city." },
  ]);
  expect(kept({ country: "SG", city: "", zipCode: "079903" })).toMatchObject({ country: "SG", city: "" });
});

test("everything that is wrong is named at once", () => {
  expect(wrong({ city: "", zipCode: "x", state: "" })).toEqual(["city", "zipCode", "state"]);
});

test("a form has the fields, names and order of its country", () => {
  const labels = (country: string) => addressForm(country).fields.map(({ label }) => label);
  expect(labels("US")).toEqual(["Street and number", "City", "State", "ZIP code"]);
  expect(labels("United Kingdom")).toEqual(["Street and number", "Town or city", "Postcode"]);
  expect(labels("IE")).toEqual(["Street and number", "City", "County", "Eircode"]);
  expect(labels("JP")).toEqual(["Postal code", "Prefecture", "Address"]);
  expect(labels("HK")).toEqual(["Area", "District", "Address"]);
  expect(labels("DE")).toEqual(["Street and number", "Postal code", "City"]);
  expect(labels("SG")).toEqual(["Street and number", "Postal code"]);
  expect(labels("AE")).toEqual(["Street and number", "Emirate"]);
  expect(addressForm("US").lines).toEqual(["{name}", "{street}", "{city}, {state} {zipCode}"]);
  expect(addressForm("SG").lines).toEqual(["{name}", "{street}", "SINGAPORE {zipCode}"]);
});

test.each(countryList)("what the form of $name offers as a state is kept as it was chosen", ({ code }) => {
  for (const field of addressForm(code).fields)
    for (const { value } of field.options ?? []) {
      const found = readAddress({ ...address, country: code, state: value, zipCode: "" });
      const paths = "issues" in found ? found.issues.map(({ path }) => path) : [];
      expect(paths).not.toContain("state");
      if ("address" in found) expect(found.address.state).toBe(value);
    }
});

test("countries.json is what the installed packages say: npm run addresses", () => {
  expect(readFileSync("api/domain/addresses/countries.json", "utf8")).toBe(countriesText());
});
