import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Where shoppers read what we write: pages, mails and messages of the API. */
const sources = [
  ...globSync("web/**/*.{ts,tsx}", { exclude: (path) => /\.test\.tsx?$|e2e|node_modules/.test(path) }),
  ...globSync("api/domain/notifications/*.ts"),
  "api/adapters/embedded/identity/mails.ts",
  "api/http/problem.ts",
  "api/domain/checkout/outcome.ts",
];

/** Phrases that no good shop writes; each was on a page or in a mail once. */
const unidiomatic = [
  /nothing is called that/i,
  /shown is what there is/i,
  /nothing fits all/i,
  /where shall it go/i,
  /on to payment/i,
  /an address I know/i,
  /I am new here/i,
  /I have an account\b/i,
  /I forgot my password/i,
  /["'>]Goods["'<]/,
  /tax, about/i,
  /take out what cannot/i,
  /sold out meanwhile/i,
  /["'>]\s*keep it\b/i,
  /fill this in/i,
  /something is not right yet/i,
  /cannot be taken back/i,
  /go back to your card/i,
  /given back/i,
  /sent off/i,
  /["'>]where it is["'<]/i,
  /your card is being asked/i,
  /your bank was asked/i,
  /what you order stands/i,
  /letter wrong/i,
  /you looked at/i,
  /all that is new/i,
  /see what is new/i,
  /nothing in it yet/i,
  /could not come along/i,
  /taken off the shop/i,
  /to the front page/i,
  /back in a moment/i,
  /that did not work/i,
  /on our side/i,
  /changes wait until/i,
  /being packed/i,
  /came back to us/i,
  /look at the cart/i,
  /what it costs/i,
  /a press shorter/i,
  /details\.lines says/i,
  /the law asks/i,
  /\be-mail/i,
  /requested_by_customer/,
  /stands in the cart/i,
  /answer this mail/i,
];

/** Without comments, in which "E-mail" or "given back" may well stand. */
const textOf = (path: string): string =>
  readFileSync(path, "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/\s\/\/ .*$/gm, "");

test("pages, mails and messages have none of the phrases that were mended", () => {
  expect(sources.length).toBeGreaterThan(80);
  const found = sources.flatMap((path) => {
    const text = textOf(path);
    return unidiomatic.flatMap((phrase) => {
      const [hit] = phrase.exec(text) ?? [];
      return hit === undefined ? [] : [`${path}: ${hit}`];
    });
  });
  expect(found).toEqual([]);
});
