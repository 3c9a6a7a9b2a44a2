import { accessoriesIn, accessoryBits } from "../../../domain/search/accessories.ts";
import type { SearchDocument } from "../../../ports/search-index.ts";
import { bytes, type Column, column, doubles, words } from "./column.ts";

/** Product data by slot. Slots are not reused: a changed product gets a new one. */
export type Catalog = {
  /** Number of slots assigned. */
  size: number;
  /** Number of slots whose product is current. */
  living: number;
  readonly ids: string[];
  /** The current slot of each product id. */
  readonly slots: Map<string, number>;
  /** Versions of removed products. */
  readonly removed: Map<string, number>;
  readonly alive: Column<Uint8Array>;
  readonly version: Column<Float64Array>;
  readonly price: Column<Float64Array>;
  readonly createdAt: Column<Float64Array>;
  readonly inStock: Column<Uint8Array>;
  /** By price book, besides the default one. */
  readonly books: Map<string, BookColumns>;
  /** Weighted number of words. */
  readonly length: Column<Uint32Array>;
  /** Sum of the lengths of all current products. */
  totalLength: number;
  /** The accessories that the name says it is, a bit for each (see `accessoryBits`). */
  readonly accessories: Column<Uint32Array>;
  readonly category: Column<Uint32Array>;
  readonly categories: Names;
  /** Tags of slot s: `tagCodes[tagStart[s] … tagStart[s + 1]]`. */
  readonly tagStart: Column<Uint32Array>;
  readonly tagCodes: Column<Uint32Array>;
  readonly tags: Names;
  /** The document of slot s as JSON: `text[textStart[s] … textStart[s + 1]]`. */
  readonly textStart: Column<Float64Array>;
  readonly text: Column<Uint8Array>;
};

/** What a book asks for each slot, plus one; 0: it does not sell it. */
export type BookColumns = { readonly price: Column<Float64Array>; readonly inStock: Column<Uint8Array> };

/** Names and their numeric codes. */
export type Names = { readonly list: string[]; readonly codes: Map<string, number> };

/** Names with their indexes as codes. */
export const namesOf = (list: string[]): Names => ({
  list,
  codes: new Map(list.map((name, code) => [name, code])),
});

/** A catalog without products. */
export const emptyCatalog = (): Catalog => ({
  size: 0,
  living: 0,
  ids: [],
  slots: new Map(),
  removed: new Map(),
  alive: column(bytes),
  version: column(doubles),
  price: column(doubles),
  createdAt: column(doubles),
  inStock: column(bytes),
  books: new Map(),
  length: column(words),
  totalLength: 0,
  accessories: column(words),
  category: column(words),
  categories: namesOf([]),
  tagStart: column(words),
  tagCodes: column(words),
  tags: namesOf([]),
  textStart: column(doubles),
  text: column(bytes),
});

/** The version of a product, also of one that was removed; undefined for one that never was there. */
export function versionIn(catalog: Catalog, productId: string): number | undefined {
  const slot = catalog.slots.get(productId);
  return slot === undefined ? catalog.removed.get(productId) : catalog.version.values[slot];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Stores the document in the next slot and returns it. The product's previous slot must be dropped first. */
export function enter(catalog: Catalog, version: number, document: SearchDocument, length: number): number {
  const slot = catalog.size;
  const { ids, slots, alive, price, createdAt, inStock, category, tagStart, tagCodes, textStart, text } =
    catalog;
  for (const each of [
    alive,
    catalog.version,
    price,
    createdAt,
    inStock,
    catalog.length,
    catalog.accessories,
    category,
  ])
    each.reserve(slot + 1);
  tagStart.reserve(slot + 2);
  textStart.reserve(slot + 2);
  ids.push(document.productId);
  slots.set(document.productId, slot);
  alive.values[slot] = 1;
  catalog.version.values[slot] = version;
  price.values[slot] = document.price;
  createdAt.values[slot] = document.createdAt;
  inStock.values[slot] = document.available > 0 ? 1 : 0;
  for (const [bookId, offer] of Object.entries(document.prices ?? {})) {
    const book = catalog.books.get(bookId) ?? { price: column(doubles), inStock: column(bytes) };
    catalog.books.set(bookId, book);
    book.price.reserve(slot + 1);
    book.inStock.reserve(slot + 1);
    book.price.values[slot] = offer.price + 1;
    book.inStock.values[slot] = offer.available > 0 ? 1 : 0;
  }
  catalog.length.values[slot] = length;
  catalog.accessories.values[slot] = accessoryBits(accessoriesIn(document.name));
  category.values[slot] = codeOf(catalog.categories, document.category);
  let tagEnd = tagStart.values[slot] ?? 0;
  const tags = new Set(document.tags);
  tagCodes.reserve(tagEnd + tags.size);
  for (const tag of tags) tagCodes.values[tagEnd++] = codeOf(catalog.tags, tag);
  tagStart.values[slot + 1] = tagEnd;
  const json = JSON.stringify(document);
  const start = textStart.values[slot] ?? 0;
  // A UTF-16 code unit takes at most three bytes of UTF-8.
  text.reserve(start + json.length * 3);
  const { written } = encoder.encodeInto(json, text.values.subarray(start));
  textStart.values[slot + 1] = start + written;
  catalog.size++;
  catalog.living++;
  catalog.totalLength += length;
  return slot;
}

/** Removes the product of a slot; the caller records its version. */
export function drop(catalog: Catalog, slot: number): void {
  catalog.alive.values[slot] = 0;
  catalog.living--;
  catalog.totalLength -= catalog.length.values[slot] ?? 0;
  catalog.slots.delete(catalog.ids[slot] ?? "");
}

/** The document of a slot. */
export function documentAt(catalog: Catalog, slot: number): SearchDocument {
  const { textStart, text } = catalog;
  const json = decoder.decode(text.values.subarray(textStart.values[slot], textStart.values[slot + 1]));
  // `enter` wrote it from a document.
  return JSON.parse(json) as SearchDocument;
}

function codeOf({ list, codes }: Names, name: string): number {
  const known = codes.get(name);
  if (known !== undefined) return known;
  const code = list.push(name) - 1;
  codes.set(name, code);
  return code;
}
