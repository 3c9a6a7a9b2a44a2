import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guardText, replacements, textGuard } from "./guard.ts";
import { checkSentence, type Facts } from "./sentence.ts";
import { allowed, refused } from "./sentences.data.ts";
import { sentenceBuffer } from "./splitting.ts";
import { cart, orders, policies, search, wished } from "./turns.data.ts";

describe(`${allowed.length} sentences that the facts back and ${refused.length} that they do not`, () => {
  test("those that are backed pass", () => {
    const wrong = allowed.filter(([facts, sentence]) => !checkSentence(sentence, facts, wished).ok);
    expect(wrong.map(([, sentence]) => sentence)).toEqual([]);
  });

  test("those that are not are refused", () => {
    const wrong = refused.filter(([facts, sentence]) => checkSentence(sentence, facts, wished).ok);
    expect(wrong.map(([, sentence]) => sentence)).toEqual([]);
  });
});

const guarded = (facts: readonly Facts[], ...deltas: readonly string[]): string => {
  const guard = textGuard({ facts: () => facts, asked: () => wished });
  return deltas.map((delta) => guard.push(delta)).join("") + guard.end();
};

describe("a guarded text", () => {
  test("keeps what is backed and replaces the rest", () => {
    expect(guarded(search, "The Harbour Stoneware Mug costs $24.00. It costs $9.99. Do you want it?")).toBe(
      `The Harbour Stoneware Mug costs $24.00. ${replacements.amount} Do you want it?`,
    );
  });

  test("is the same however its deltas are cut", () => {
    const text =
      "The Harbour Stoneware Mug costs $24.00, e.g. in S.\n\n1. iPhone 15 Case: $19.95. Only 2 left!\n| Quay Bottle 500 ml | $38.50 |\nApprox. 350 ml. It costs $7.";
    const whole = guarded(search, text);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const at = [0, ...cuts.toSorted((one, other) => one - other), text.length];
        const deltas = at.slice(1).map((end, place) => text.slice(at[place], end));
        expect(guarded(search, ...deltas)).toBe(whole);
      }),
      { numRuns: 50 },
    );
    expect(whole).toContain(replacements.amount);
    expect(whole.startsWith(text.slice(0, 60))).toBe(true);
  });

  test("checks a number that is split over deltas", () => {
    expect(guarded(search, "It costs $2", "4", ".0", "0", " today.")).toContain("$24.00");
    expect(guarded(search, "It costs $2", "4", "0.0", "0.")).toBe(replacements.amount);
  });

  test("holds a sentence back until it is whole", () => {
    const guard = textGuard({ facts: () => search, asked: () => [] });
    expect(guard.push("It costs $24.")).toBe("");
    expect(guard.push("00 now")).toBe("");
    expect(guard.push(". And")).toBe("It costs $24.00 now. ");
    expect(guard.end()).toBe("And");
  });

  test("takes facts that came after its first sentence", () => {
    const facts: Facts[] = [];
    const guard = textGuard({ facts: () => facts, asked: () => [] });
    expect(guard.push("Let me look. ") + guard.end()).toBe("Let me look. ");
    facts.push(...search);
    guard.push("The iPhone 15 Case costs $19.95.");
    expect(guard.end()).toBe("The iPhone 15 Case costs $19.95.");
  });

  test("knows what 'it' is", () => {
    const sentences = "The Harbour Stoneware Mug is made of stoneware. It costs $19.95.";
    expect(guarded(search, sentences)).toBe(
      `The Harbour Stoneware Mug is made of stoneware. ${replacements.amount}`,
    );
  });

  test("says the same replacement once in a row", () => {
    expect(guarded(search, "It costs $1. It costs $2. It costs $3.")).toBe(`${replacements.amount} `);
  });

  test("has no markup, and no address outside the shop", () => {
    const cases: readonly (readonly [string, string])[] = [
      ["<b>Hello</b> there", "Hello there"],
      ["<script>alert(1)</script>Hello", "Hello"],
      ["<scr<script>ipt>alert(1)</script>", ""],
      ["<scr<b>ipt>alert(x)", "alert(x)"],
      ['<img src=x onerror="alert(1)">Hello', "Hello"],
      ["<img src=x onerror=alert(1)", ""],
      ["Compare: [this](https://evil.example/p/mug) one", "Compare: this one"],
      ["[this](javascript:alert(1)) one", "this) one"],
      ["[this](//evil.com) one", "this one"],
      ["[this](/\\evil.com) one", "this one"],
      ["[this](/p/mug) one", "[this](/p/mug) one"],
      ["[this](/p/mug?variant=s-ink) one", "[this](/p/mug?variant=s-ink) one"],
      ["[this](/p/../../admin) one", "this one"],
      ["[this](/admin) one", "this one"],
      ["See https://evil.com/pay?x=1 now", "See  now"],
      ["See www.evil.com now", "See  now"],
      ["See evil.com/pay now", "See  now"],
      ["![logo](https://evil.com/pixel.png)", "logo"],
      ["Write to me@evil.com", "Write to "],
      ["Is a < b", "Is a < b"],
      ["a\u202eb\u200bc", "abc"],
    ];
    for (const [text, expected] of cases) expect(guarded([], text)).toBe(expected);
    expect(guarded(policies, "Write to help@shop.example.")).toBe("Write to help@shop.example.");
  });

  test("does not wait for ever for the end of a sentence", () => {
    const buffer = sentenceBuffer();
    const parts = buffer.push("word ".repeat(1_000));
    expect(parts.length).toBeGreaterThan(3);
    expect([...parts, ...buffer.end()].join("")).toBe("word ".repeat(1_000));
    expect(sentenceBuffer().push("x".repeat(5_000)).length).toBeGreaterThan(3);
  });

  test("streams", async () => {
    const seen: string[] = [];
    const refusals: string[] = [];
    async function* deltas() {
      yield "It costs $2";
      yield "4. It costs $5. ";
      yield "Bye.";
    }
    const input = {
      facts: () => search,
      asked: () => [],
      refused: ({ claim }: { claim: string }) => refusals.push(claim),
    };
    for await (const text of guardText(deltas(), input)) seen.push(text);
    expect(seen.join("")).toBe(`It costs $24. ${replacements.amount} Bye.`);
    expect(refusals).toEqual(["$5"]);
  });
});

const money = fc.integer({ min: 1, max: 99_999_999 });
const dollars = (minor: number) =>
  new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" }).format(minor / 100);
const forms: readonly ((minor: number) => string)[] = [
  dollars,
  (minor) => `USD ${(minor / 100).toFixed(2)}`,
  (minor) => `${(minor / 100).toFixed(2)} dollars`,
  (minor) => `${(minor / 100).toFixed(2).replace(".", ",")} $`,
  (minor) => dollars(minor).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (minor) => dollars(minor).replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
];
const thing = fc.record({
  name: fc.constantFrom("Harbour Mug", "iPhone 15 Case", "Bottle 500 ml", "Tee (L, Ink)"),
  price: money,
  available: fc.integer({ min: 1, max: 300 }),
});
const things = fc.uniqueArray(thing, { selector: ({ name }) => name, minLength: 1, maxLength: 4 });
const templates: readonly ((name: string, price: string) => string)[] = [
  (name, price) => `The ${name} costs ${price}.`,
  (name, price) => `**${name}**: ${price}. In stock.`,
  (name, price) => `| ${name} | ${price} |`,
  (name, price) => `For ${price} you get the ${name}.`,
];
const factsOf = (all: readonly { name: string; price: number; available: number }[]): Facts[] => [
  { total: all.length, products: all.map((one) => ({ ...one, price: dollars(one.price) })) },
];

describe("any text", () => {
  test("whose claims come from the facts passes", () => {
    fc.assert(
      fc.property(things, fc.constantFrom(...templates), fc.constantFrom(...forms), (all, say, form) => {
        const text = all.map(({ name, price }) => say(name, form(price))).join("\n");
        expect(guarded(factsOf(all), `I found ${all.length} products.\n${text}`)).toContain(text);
      }),
      { numRuns: 100 },
    );
  });

  test("with one changed amount does not", () => {
    fc.assert(
      fc.property(
        things,
        money,
        fc.constantFrom(...templates),
        fc.constantFrom(...forms),
        (all, other, say, form) => {
          const [first, ...rest] = all;
          fc.pre(first !== undefined && other !== first.price);
          const others = rest.map(({ name, price }) => say(name, form(price)));
          // What another product costs may be said of it, and "1.00 dollars" is in "11.00 dollars".
          fc.pre(!others.some((line) => line.includes(form(other))));
          const lines = [say(first?.name ?? "", form(other)), ...others];
          const text = guarded(factsOf(all), lines.join("\n"));
          expect(text).not.toContain(form(other));
          for (const line of lines.slice(1)) expect(text).toContain(line);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("whatever it is, ends and never throws", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), (deltas) => {
        expect(typeof guarded([...search, ...cart, ...orders], ...deltas)).toBe("string");
      }),
      { numRuns: 100 },
    );
  });
});

describe("amounts of other currencies", () => {
  const costing = (price: string) => [{ products: [{ name: "Lamp", price }] }];
  const passes = (text: string, price: string) => checkSentence(text, costing(price), []).ok;
  test.each([
    ["￥2,200", "It costs ¥2,200.", "It costs ¥22.00."],
    ["JP¥2,200", "It costs 2200 yen.", "It costs 2,200 euros."],
    ["2.200 ¥", "It costs JPY 2,200.", "It costs ¥2.20."],
    ["24,00 kr", "It costs 24 kronor.", "It costs 25 kr."],
    ["SEK 24.00", "It costs 24 kr.", "It costs 24 zł."],
    ["1 234,50 zł", "It costs 1,234.50 PLN.", "It costs 1,234.50 CHF."],
    ["CHF 1’234.50", "It costs 1234.50 Swiss francs.", "It costs £1,234.50."],
    ["NZ$24.00", "It costs $24.", "It costs A$24."],
    ["1 234,50 €", "It costs €1,234.50.", "It costs €1,234.05."],
  ])("that are written %s back “%s” and not “%s”", (price, right, wrong) => {
    expect(passes(right, price)).toBe(true);
    expect(passes(wrong, price)).toBe(false);
  });
});
