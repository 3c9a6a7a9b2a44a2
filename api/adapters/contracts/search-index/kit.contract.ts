import { expect } from "vitest";
import type { IndexChange, SearchDocument, SearchIndex, SearchQuery } from "../../../ports/search-index.ts";

/** A product's document with some fields of its own; the id is a UUID that ends in `id`. */
export const documentFor = (id: number, fields: Partial<SearchDocument> = {}): SearchDocument => ({
  productId: `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`,
  name: `Thing ${id}`,
  slug: `thing-${id}`,
  description: "",
  category: "Things",
  tags: [],
  price: 1000,
  available: 5,
  imageUrl: "/images/x.svg",
  createdAt: 1_790_000_000_000 + id,
  ...fields,
});

/** A change that puts a document. */
export const put = (document: SearchDocument, version = 1): IndexChange => ({
  type: "put",
  version,
  document,
});

/** A query with some parts of its own; the rest is the plainest. */
export const asking = (
  text: string,
  rest: Partial<Omit<SearchQuery, "text" | "filters">> & Partial<SearchQuery["filters"]> = {},
): SearchQuery => {
  const { sort = "relevance", offset = 0, limit = 20, book, priceScale, ...filters } = rest;
  return {
    text,
    book,
    priceScale,
    sort,
    offset,
    limit,
    filters: { categories: [], tags: [], inStock: false, ...filters },
  };
};

/** A small shop, newest last. */
export const catalog: readonly SearchDocument[] = [
  documentFor(1, {
    name: "Fjord Stoneware Mug",
    category: "Kitchen",
    tags: ["coffee", "tea"],
    price: 1850,
    description: "Keeps its warmth through breakfast.",
  }),
  documentFor(2, {
    name: "Ember Enamel Mug",
    category: "Kitchen",
    tags: ["coffee", "camping"],
    price: 2500,
    available: 0,
  }),
  documentFor(3, {
    name: "Chef's Knife",
    category: "Kitchen",
    tags: ["cooking"],
    price: 9900,
    description: "For a table full of guests.",
  }),
  documentFor(4, { name: "Brass Table Lamp", category: "Lighting", tags: ["reading"], price: 12_000 }),
  documentFor(5, { name: "Oak Side Table", category: "Furniture", tags: ["wood"], price: 24_999 }),
  documentFor(6, { name: "Organic Cotton T-Shirt", category: "Apparel", tags: ["basics"], price: 3000 }),
  documentFor(7, {
    name: "Waxed Canvas Backpack",
    category: "Bags",
    tags: ["travel"],
    price: 18_000,
    description: "Room for a mug & more <b>gear</b>.",
  }),
  documentFor(8, { name: "Crème Brûlée Set", category: "Kitchen", tags: ["gift"], price: 50_000 }),
];

/** Opens an engine of its own, empty and ready. */
export type Fresh = () => Promise<SearchIndex>;

/** An engine that holds `catalog`. */
export async function filled(fresh: Fresh): Promise<SearchIndex> {
  const index = await fresh();
  expect(await index.apply(catalog.map((document) => put(document)))).toEqual({ failed: [] });
  await index.refresh();
  return index;
}

/** The numbers of the products that a query finds, in order. */
export const idsFor = async (index: SearchIndex, ...query: Parameters<typeof asking>): Promise<number[]> =>
  (await index.search(asking(...query))).hits.map(({ document }) => Number(document.productId.slice(-12)));

/** The numbers of the products that have all words of a query, in order. */
export const fullFor = async (index: SearchIndex, ...query: Parameters<typeof asking>): Promise<number[]> =>
  (await index.search(asking(...query))).hits
    .filter(({ missingWords }) => missingWords === undefined)
    .map(({ document }) => Number(document.productId.slice(-12)));

/** An engine that holds products with these names, or with these fields, numbered from 1. */
export async function stocked(
  fresh: Fresh,
  ...products: readonly (string | Partial<SearchDocument>)[]
): Promise<SearchIndex> {
  const index = await fresh();
  await index.apply(
    products.map((fields, place) =>
      put(documentFor(place + 1, typeof fields === "string" ? { name: fields } : fields)),
    ),
  );
  await index.refresh();
  return index;
}
