import { describe, expect, test } from "vitest";
import { bookCases } from "./book.contract.ts";
import { asking, catalog, documentFor, type Fresh, filled, fullFor, idsFor, put } from "./kit.contract.ts";
import { spellingCases } from "./spelling.contract.ts";
import { wordCases } from "./word.contract.ts";
import { writeCases } from "./write.contract.ts";

/** Every engine passes this, or it is not a SearchIndex. */
export function searchIndexContract(name: string, fresh: Fresh): void {
  describe(`search on ${name}`, () => {
    readCases(fresh);
    wordCases(fresh);
    spellingCases(fresh);
    bookCases(fresh);
    writeCases(fresh);
  });
}

const sorted = (ids: number[]) => [...ids].sort((one, other) => one - other);

function readCases(fresh: Fresh): void {
  test("an empty shop finds nothing and says so in full", async () => {
    const index = await fresh();
    const { total, hits, facets } = await index.search(asking("mug"));
    expect({ total, hits }).toEqual({ total: 0, hits: [] });
    expect(facets).toMatchObject({ categories: [], tags: [], inStock: 0 });
    expect(facets.prices.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await index.suggest({ text: "mug", limit: 5 })).toMatchObject({ products: [], categories: [] });
  });

  test("a word in a name counts more than the same word in a description", async () => {
    const index = await filled(fresh);
    const found = await idsFor(index, "mug");
    expect(sorted(found)).toEqual([1, 2, 7]);
    expect(found.at(-1)).toBe(7);
    expect(await idsFor(index, "table")).toEqual(expect.arrayContaining([3, 4, 5]));
    expect((await idsFor(index, "table")).at(-1)).toBe(3);
  });

  test("plurals, accents, capitals, apostrophes and hyphens do not matter", async () => {
    const index = await filled(fresh);
    for (const [text, id] of [
      ["knives", 3],
      ["CHEFS KNIFE", 3],
      ["chef’s knife", 3],
      ["creme brulee", 8],
      ["t-shirts", 6],
      ["tshirt", 6],
      ["lamps", 4],
    ] as const)
      expect(await idsFor(index, text), text).toEqual([id]);
  });

  test("a synonym finds what the shop calls otherwise", async () => {
    const index = await filled(fresh);
    expect(await idsFor(index, "rucksack")).toEqual([7]);
    expect((await index.search(asking("rucksack"))).correction).toBeUndefined();
    expect(await idsFor(index, "tee")).toEqual([6]);
  });

  describe("a synonym of several words", () => {
    const named = ["Fell Running Shoes", "Court Trainers", "Running Belt", "Walnut Television Set"];
    const shoeShop = [...named, "Smart TV", "Dinner Set"].map((name, place) =>
      documentFor(place + 1, { name }),
    );
    const opened = async () => {
      const index = await fresh();
      await index.apply(shoeShop.map((document) => put(document)));
      await index.refresh();
      return index;
    };

    test("finds what is called by one word, and the other way round", async () => {
      const index = await opened();
      for (const [text, ids] of [
        ["running shoes", [1, 2]],
        ["running shoe", [1, 2]],
        ["trainers", [2, 1]],
        ["tv", [5, 4]],
        ["television set", [4, 5]],
      ] as const)
        expect(await fullFor(index, text), text).toEqual(ids);
    });

    test("needs all of its words, beside the others of the query", async () => {
      const index = await opened();
      expect(await fullFor(index, "court running shoes")).toEqual([2]);
      expect(await fullFor(index, "fell trainers")).toEqual([1]);
      expect(await fullFor(index, "running tv")).toEqual([]);
    });

    test("is marked where it stands whole, and is no correction", async () => {
      const index = await opened();
      const { hits, correction } = await index.search(asking("fell trainers"));
      expect(hits[0]?.highlights.name).toBe("<mark>Fell</mark> <mark>Running</mark> <mark>Shoes</mark>");
      expect(correction).toBeUndefined();
      const [set] = (await index.search(asking("tv", { sort: "price-asc" }))).hits;
      expect(set?.highlights.name).toContain("<mark>");
    });
  });

  test("the last word may be unfinished, the others not", async () => {
    const index = await filled(fresh);
    expect(await idsFor(index, "waxed backp")).toEqual([7]);
    expect(await idsFor(index, "backp ")).toEqual([]);
    expect(await idsFor(index, "stone")).toEqual([1]);
  });

  test.each([
    ["a letter too many", "bagckpack"],
    ["a letter too few", "bckpack"],
    ["a wrong letter", "backpeck"],
    ["two letters swapped", "bakcpack"],
    ["a wrong first letter", "gackpack"],
    ["two errors in a long word", "bakcpakc"],
  ])("%s is forgiven, and the spelling that was meant is said", async (_, typed) => {
    const index = await filled(fresh);
    const { hits, correction } = await index.search(asking(typed));
    expect(hits.map(({ document }) => document.name)).toEqual(["Waxed Canvas Backpack"]);
    expect(correction).toBe("backpack");
  });

  test("a correction leaves the rest of the query as it was", async () => {
    const index = await filled(fresh);
    expect((await index.search(asking("Stonewre mug"))).correction).toBe("stoneware mug");
    expect((await index.search(asking("mug"))).correction).toBeUndefined();
  });

  test("what no product resembles finds nothing, and nothing is said to be meant", async () => {
    const index = await filled(fresh);
    const odd = ["xyzzy", "9999", "a\u0000b", "'; drop", '"', "\\", "%_*?", "!!!", "(", "a:b AND -c", "<b>"];
    for (const text of ["zeppelin", ...odd.map((part) => `${part} zeppelin`)]) {
      const result = await index.search(asking(text));
      expect(result.total, text).toBe(0);
      expect(result.correction, text).toBeUndefined();
    }
  });

  test("without words everything is there, the newest first", async () => {
    const index = await filled(fresh);
    expect(await idsFor(index, "")).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(await idsFor(index, "  …  ")).toHaveLength(8);
  });

  test("sorted by price or age, whatever the words", async () => {
    const index = await filled(fresh);
    expect(await idsFor(index, "", { sort: "price-asc" })).toEqual([1, 2, 6, 3, 4, 7, 5, 8]);
    expect(await idsFor(index, "", { sort: "price-desc" })).toEqual([8, 5, 7, 4, 3, 6, 2, 1]);
    expect(await idsFor(index, "mug", { sort: "newest" })).toEqual([7, 2, 1]);
  });

  test("filters hold together; values of one filter are alternatives; price bounds are inclusive", async () => {
    const index = await filled(fresh);
    expect(
      sorted(await idsFor(index, "", { categories: ["Kitchen", "Bags"], tags: ["coffee", "travel"] })),
    ).toEqual([1, 2, 7]);
    expect(sorted(await idsFor(index, "", { minPrice: 2500, maxPrice: 3000 }))).toEqual([2, 6]);
    expect(sorted(await idsFor(index, "mug", { inStock: true }))).toEqual([1, 7]);
    expect(await idsFor(index, "", { categories: ["Nowhere"] })).toEqual([]);
    expect(await idsFor(index, "", { categories: ["kitchen"] })).toEqual([]);
  });

  test("each facet is counted under all filters but its own", async () => {
    const index = await filled(fresh);
    const { facets, total } = await index.search(
      asking("", { categories: ["Kitchen"], tags: ["coffee"], inStock: true }),
    );
    expect(total).toBe(1);
    expect(facets.categories).toEqual([{ value: "Kitchen", count: 1 }]);
    expect(facets.tags).toEqual([
      { value: "coffee", count: 1 },
      { value: "cooking", count: 1 },
      { value: "gift", count: 1 },
      { value: "tea", count: 1 },
    ]);
    expect(facets.inStock).toBe(1);
    const wide = await index.search(asking("", { categories: ["Kitchen"] }));
    expect(wide.facets.categories[0]).toEqual({ value: "Kitchen", count: 4 });
    expect(wide.facets.categories).toHaveLength(5);
    expect(wide.facets.inStock).toBe(3);
    expect(wide.facets.prices).toEqual([
      { from: 0, to: 2500, count: 1 },
      { from: 2500, to: 5000, count: 1 },
      { from: 5000, to: 10_000, count: 1 },
      { from: 10_000, to: 25_000, count: 0 },
      { from: 25_000, to: 50_000, count: 0 },
      { from: 50_000, count: 1 },
    ]);
  });

  test("found words are marked, also corrected ones; markup in a product's text stays text", async () => {
    const index = await filled(fresh);
    const [hit] = (await index.search(asking("gear mug"))).hits;
    expect(hit?.highlights.description).toBe(
      "Room for a <mark>mug</mark> &amp; more &lt;b&gt;<mark>gear</mark>&lt;/b&gt;.",
    );
    const [typed] = (await index.search(asking("backpakc"))).hits;
    expect(typed?.highlights.name).toBe("Waxed Canvas <mark>Backpack</mark>");
    const [short] = (await index.search(asking("stonew"))).hits;
    expect(short?.highlights.name).toBe("Fjord <mark>Stoneware</mark> Mug");
  });

  test("suggests products and categories by what was typed so far, with typing errors", async () => {
    const index = await filled(fresh);
    const { products, categories } = await index.suggest({ text: "kit", limit: 2 });
    expect(categories).toEqual(["Kitchen"]);
    expect(products).toHaveLength(2);
    expect(products[0]).toEqual(catalog.find(({ productId }) => productId === products[0]?.productId));
    const typo = await index.suggest({ text: "bakcpack", limit: 5 });
    expect(typo.products.map(({ name }) => name)).toEqual(["Waxed Canvas Backpack"]);
    expect(typo.correction).toBe("backpack");
    expect(await index.suggest({ text: "", limit: 5 })).toMatchObject({ products: [], categories: [] });
  });
}
