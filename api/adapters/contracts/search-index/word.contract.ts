import { describe, expect, test } from "vitest";
import { asking, type Fresh, filled, fullFor, idsFor, stocked } from "./kit.contract.ts";

const sorted = (ids: number[]) => [...ids].sort((one, other) => one - other);

/** How words are written, and what comes of them where few products have all. */
export function wordCases(fresh: Fresh): void {
  describe("words that are joined or split", () => {
    test.each([
      ["iPhone 13 Pro", ["iphone13", "iPhone 13", "iphone-13"]],
      ["Sony WH-1000XM4", ["wh1000xm4", "wh 1000 xm4", "wh-1000 xm4", "WH 1000XM4"]],
      ["Sony WH 1000 XM4", ["wh1000xm4", "wh-1000xm4"]],
      ["Drill GSR 12V-15", ["gsr12v15", "gsr 12v-15", "gsr 12 v 15"]],
      ["Air Max 90", ["airmax90", "air max90"]],
      ["LEGO Star Wars 75192", ["lego75192"]],
      ["AC/DC Live", ["acdc", "ac dc", "ac/dc"]],
      ["U.S. Flag", ["us flag", "u.s. flag"]],
      ["F.C. Porto Jersey", ["fc porto"]],
      ["BLACK+DECKER Sander", ["blackdecker", "black decker", "black & decker"]],
      ["Kafka, ISBN 978-3-16-148410-0", ["9783161484100", "978-3-16-148410-0"]],
      ["USB-C Ladekabel", ["usbcladekabel", "usb c ladekabel", "usbc ladekabel"]],
      ["Seal 00123-A", ["123-a", "00123a", "123a", "00123-A"]],
      ["Mouse Pad", ["mousepad"]],
      ["Soundbar", ["sound bar"]],
      ["Levi's Jeans", ["levis", "levi's"]],
    ])("%s is found however it is written", async (name, queries) => {
      const index = await stocked(fresh, "Plain Thing", name);
      for (const text of queries) expect(await fullFor(index, text), text).toEqual([2]);
    });

    test("another part number is another part, however near it is", async () => {
      const index = await stocked(fresh, "Filter DA29-00020B", "Washer WPW10179146", "Bearing 6204-2RS");
      for (const text of ["da29-00020c", "wpw10179164", "6205-2rs", "WPW1017914"])
        expect(await idsFor(index, `${text} `), text).toEqual([]);
      expect(await idsFor(index, "wpw10179")).toEqual([2]);
    });
  });

  test("a query's own synonyms are found, in full and while it is typed, and by no other query", async () => {
    const index = await stocked(fresh, "Walnut Escritoire", "Pine Stool");
    const synonyms = (terms: readonly string[]) =>
      terms.map((term) => (term === "zedler" ? [["walnut", "escritoire"]] : []));
    const { total, hits, correction } = await index.search({ ...asking("zedler"), synonyms });
    expect({ total, correction, ids: hits.map(({ document }) => document.name) }).toEqual({
      total: 1,
      correction: undefined,
      ids: ["Walnut Escritoire"],
    });
    const suggested = await index.suggest({ text: "zedler", synonyms, limit: 5 });
    expect(suggested.products.map(({ name }) => name)).toEqual(["Walnut Escritoire"]);
    expect((await index.search(asking("zedler"))).total).toBe(0);
  });

  describe("measures", () => {
    test.each([
      ["5l pot", 1],
      ["5 l pot", 1],
      ["5 litres pot", 1],
      ["3.5 l pot", 2],
      ["3,5l pot", 2],
      ["200g pot", 3],
      ["200 grams pot", 3],
      ['27" pot', 4],
      ["27 inch pot", 4],
      ["1/2 inch pot", 5],
    ])("%s is that size only", async (text, id) => {
      const index = await stocked(fresh, "Pot 5 L", "Pot 3.5L", "Pot 200 g", "Pot 27-Inch", 'Pot ½" Thread');
      expect(await fullFor(index, text)).toEqual([id]);
      expect((await idsFor(index, text))[0]).toBe(id);
    });
  });

  describe("variants", () => {
    test("are found by SKU, also while it is typed, and by what they can be had in", async () => {
      const index = await stocked(fresh, "Wired Earbuds", {
        name: "Studio Earbuds",
        skus: ["ZX81-S", "ZX81-B"],
        options: ["Silver", "Black"],
      });
      for (const text of ["ZX81-S", "zx81s", "zx81 s", "zx8", "zx81", "earbuds silver", "black earbuds"])
        expect(await fullFor(index, text), text).toEqual([2]);
      for (const text of ["ZX81-S", "zx8", "earbuds sil"]) {
        const { products } = await index.suggest({ text, limit: 5 });
        expect(products[0]?.name, text).toBe("Studio Earbuds");
      }
    });

    test("do not make a word of the letters of their SKU", async () => {
      const index = await stocked(fresh, { name: "Acacia Honey", skus: ["PAN-1020-S"] }, "Frying Pan");
      expect(await idsFor(index, "pan")).toEqual([2]);
    });
  });

  describe("scripts without spaces between words, and with marks", () => {
    const shop = [
      "青花瓷茶杯套装",
      "有田焼の土鍋",
      "머그컵 세트",
      "แก้วน้ำเก็บความเย็น",
      "हिन्दी की किताब",
      "Матрёшка расписная",
      "ספר בישול",
    ];
    test.each([
      ["茶杯", 1],
      ["杯", 1],
      ["土鍋", 2],
      ["鍋", 2],
      ["컵", 3],
      ["แก้วน้ำ", 4],
      ["किताब", 5],
      ["матрешка", 6],
      ["ספר", 7],
    ])("%s is found within longer names", async (text, id) => {
      const index = await stocked(fresh, ...shop);
      expect(await idsFor(index, text)).toEqual([id]);
    });

    test("a word without its vowel signs is another word", async () => {
      const index = await stocked(fresh, ...shop);
      expect(await idsFor(index, "कतब")).toEqual([]);
    });

    test("what was found is marked whole", async () => {
      const index = await stocked(fresh, ...shop);
      const [hit] = (await index.search(asking("青花瓷茶杯"))).hits;
      expect(hit?.highlights.name).toBe("<mark>青花瓷茶杯</mark>套装");
    });
  });

  describe("parts of compounds", () => {
    test("are found, before a word is read as another language's", async () => {
      const index = await stocked(fresh, "Sofakissen grün", "Kaffeemaschine", "Espresso Machine");
      expect(await idsFor(index, "kissen")).toEqual([1]);
      expect(await idsFor(index, "maschine")).toEqual([2]);
      expect(await fullFor(index, "kaffee maschine")).toEqual([2]);
      expect((await index.search(asking("maschine"))).correction).toBeUndefined();
    });
  });

  describe("where few products have all words", () => {
    test("those with some follow below them, and say which words they lack", async () => {
      const index = await filled(fresh);
      const { hits, relaxed } = await index.search(asking("stoneware mug"));
      expect(hits.map(({ document, missingWords }) => [document.name, missingWords])).toEqual([
        ["Fjord Stoneware Mug", undefined],
        ["Ember Enamel Mug", ["stoneware"]],
      ]);
      expect(relaxed).toBe(true);
      expect(await fullFor(index, "waxed canvas unicorn")).toEqual([]);
      expect(await idsFor(index, "waxed canvas unicorn")).toEqual([7]);
    });

    test("two words that no product has together find what has either", async () => {
      const index = await stocked(fresh, "Blue Mug", "Wool Scarf", "Oak Table");
      const { hits, relaxed, total } = await index.search(asking("blue scarf"));
      expect(sorted(hits.map(({ document }) => Number(document.productId.slice(-12))))).toEqual([1, 2]);
      expect({ relaxed, total }).toEqual({ relaxed: true, total: 2 });
    });

    test("a description that mentions a word, or a number alone, is not enough", async () => {
      const index = await stocked(
        fresh,
        { name: "Building Blocks", description: "Safe for a dog." },
        "Chair 15",
      );
      expect(await idsFor(index, "dog biscuits")).toEqual([]);
      expect(await idsFor(index, "iphone 15")).toEqual([]);
    });

    test("sorted by price, only those with all words are there", async () => {
      const index = await filled(fresh);
      expect(await idsFor(index, "stoneware mug", { sort: "price-asc" })).toEqual([1]);
    });

    test("ten with all words are enough", async () => {
      const mugs = Array.from({ length: 10 }, (_, id) => `Red Mug ${id}`);
      const index = await stocked(fresh, ...mugs, "Blue Mug");
      const { total, relaxed } = await index.search(asking("red mug"));
      expect({ total, relaxed }).toEqual({ total: 10, relaxed: undefined });
    });
  });

  describe("accessories", () => {
    const shop = [
      "Laptop Bag, Black",
      "Charger for Laptops 65 W",
      "Slim Laptop 15.6 Inch, 16 GB",
      "Laptop Stand",
      "Laptop Sticker Album",
    ];
    test("stand below what they are for, unless they were asked for", async () => {
      const index = await stocked(fresh, ...shop);
      expect((await idsFor(index, "laptop"))[0]).toBe(3);
      expect((await idsFor(index, "laptop bag"))[0]).toBe(1);
      expect((await idsFor(index, "laptop charger"))[0]).toBe(2);
    });
  });

  test("a synonym is what a product is called, not what its description mentions", async () => {
    const index = await stocked(
      fresh,
      { name: "Ground Coffee", description: "Keep away from light." },
      "Desk Light",
    );
    expect(await idsFor(index, "lamp")).toEqual([2]);
  });
}
