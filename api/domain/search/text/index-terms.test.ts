import fc from "fast-check";
import { expect, test } from "vitest";
import { wordsOf } from "../query.ts";
import { fold } from "./fold.ts";
import { codeTermsOf, indexTermsOf } from "./index-terms.ts";
import { nounOf, nounsOf, partsOfName } from "./names.ts";

const termsOf = (text: string) => new Set(indexTermsOf(text).map(([term]) => term));

test("a word is found in the text that it was copied from, whatever it is", () => {
  const part = fc.stringMatching(/^[a-z0-9]{1,6}$/);
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 3 }),
      fc.constantFrom("-", "/", "."),
      (parts, tie) => {
        const text = parts.join(tie);
        const terms = termsOf(text);
        for (const { term, also } of wordsOf(text))
          expect(
            terms.has(term) || also.some((alternative) => alternative.terms.every((one) => terms.has(one))),
            text,
          ).toBe(true);
      },
    ),
  );
});

test("folding keeps the vowel signs of Hindi and the letters of Korean, and drops accents", () => {
  expect(fold("किताब")).toBe("किताब");
  expect(fold("머그컵")).toBe("머그컵");
  expect(fold("Матрёшка")).toBe("матрешка");
});

test("a SKU is found whole and by its part number, and its letters are no words", () => {
  expect(codeTermsOf("PAN-1020-250").map(([term]) => term)).toEqual(["pan1020250"]);
  expect(codeTermsOf("WFC500-G").map(([term]) => term)).toEqual(["wfc500g", "wfc500"]);
});

test("the noun of a name is what the thing is", () => {
  for (const [name, noun] of [
    ["Brass Desk Lamp with Green Shade", "Lamp"],
    ["Slim Laptop 15.6 Inch, 16 GB", "Laptop"],
    ["Case for iPhone 13", "Case"],
    ["Apple iPhone 13 128GB", "iPhone"],
    ["75192", ""],
  ] as const)
    expect(nounOf(name), name).toBe(noun);
  expect(nounsOf("Keyboards & Mice")).toEqual(["Keyboards", "Mice"]);
  expect(partsOfName("Case for iPhone")).toEqual(["Case", " for iPhone"]);
});
