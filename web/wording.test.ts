import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Where people read what we write: pages, mails, what the API answers and describes, and the assistant. */
const sources = globSync(
  [
    "{web,admin}/**/*.{ts,tsx}",
    "api/**/*.ts",
    "agent/{sse,tools,turn,websocket,models/embedded/doing}/**/*.ts",
  ],
  { exclude: ["**/node_modules/**", "{web,admin}/e2e/**"] },
).filter(
  // Mails in other languages have words of their own.
  (path) => !/\.(test|contract|data)\.tsx?$|mails\/strings\/(?!en)/.test(path),
);

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
  /stands in the cart/i,
  /answer this mail/i,
];

/** A reason as Stripe has it, which the API passes on and nobody should read. */
const stripeCode = /requested_by_customer/;

/** Without comments, in which "E-mail" or "given back" may well stand. */
const textOf = (path: string): string =>
  readFileSync(path, "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/\s\/\/ .*$/gm, "")
    .replace(/^(import|export) .* from ".*";$/gm, "")
    .replace(/^} from ".*";$/gm, "");

test("pages, mails and messages have none of the phrases that were mended", () => {
  expect(sources.length).toBeGreaterThan(1_000);
  const found = sources.flatMap((path) => {
    const text = textOf(path);
    const unwanted = /^(web|admin|api\/domain\/mails)\//.test(path)
      ? [...unidiomatic, stripeCode]
      : unidiomatic;
    return unwanted.flatMap((phrase) => {
      const [hit] = phrase.exec(text) ?? [];
      return hit === undefined ? [] : [`${path}: ${hit}`];
    });
  });
  expect(found).toEqual([]);
});
