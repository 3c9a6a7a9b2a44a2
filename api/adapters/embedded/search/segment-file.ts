import { randomUUID } from "node:crypto";
import { open, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { crc32 } from "node:zlib";
import * as z from "zod";
import { type Catalog, namesOf } from "./catalog.ts";
import { bytes, column, doubles, words } from "./column.ts";
import { postings } from "./postings.ts";
import type { Segment } from "./segment.ts";
import { vocabulary } from "./vocabulary.ts";

/**
 * Version of the text analysis and of the parts. Raise it when the same product is indexed differently; older snapshots are
 * then not used.
 */
const analysis = 5;

/** A segment with the feed position up to which it is complete. `savedAt` is epoch milliseconds. */
export type Snapshot = { readonly segment: Segment; readonly position: string; readonly savedAt: number };

/** Increase it when the parts change: a file of another format is not loaded. */
const format = 2;

const Header = z.object({
  format: z.literal(format),
  analysis: z.literal(analysis),
  position: z.string(),
  savedAt: z.number(),
  size: z.int(),
  living: z.int(),
  totalLength: z.number(),
  parts: z.array(z.int().nonnegative()),
  sum: z.number(),
});
const Texts = z.object({
  removed: z.array(z.tuple([z.string(), z.number()])),
  categories: z.array(z.string()),
  tags: z.array(z.string()),
  books: z.array(z.string()),
  terms: z.array(z.string()),
  words: z.array(z.string()),
});
const Ids = z.array(z.string());

/**
 * Saves a segment to a file atomically. The content is copied synchronously before the first await, so
 * concurrent changes cannot corrupt it.
 */
export async function saveSegment(file: string, { segment, position, savedAt }: Snapshot): Promise<void> {
  const { catalog } = segment;
  const parts = partsOf(segment);
  const header = {
    format,
    analysis,
    position,
    savedAt,
    size: catalog.size,
    living: catalog.living,
    totalLength: catalog.totalLength,
    parts: parts.map((part) => part.byteLength),
    sum: parts.reduce((sum, part) => crc32(part, sum), 0),
  };
  const written = `${file}.${randomUUID()}`;
  try {
    const handle = await open(written, "w");
    try {
      const head = Buffer.from(JSON.stringify(header));
      const length = Buffer.alloc(8);
      length.writeUInt32LE(head.byteLength);
      for (const part of [length, head, ...parts]) await handle.writeFile(part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(written, file);
  } catch (error) {
    await rm(written, { force: true });
    throw error;
  }
}

/** Deletes what a process that was killed while it saved has left beside the file. */
export async function removeUnfinished(file: string): Promise<void> {
  const folder = dirname(file);
  const start = `${basename(file)}.`;
  for (const name of await readdir(folder).catch(() => []))
    if (name.startsWith(start)) await rm(join(folder, name), { force: true });
}

/** Loads a snapshot; undefined when there is no usable one. */
export async function loadSegment(file: string): Promise<Snapshot | undefined> {
  const content = await readFile(file).catch(() => undefined);
  if (!content) return undefined;
  try {
    return decoded(content);
  } catch {
    // Truncated, of another version or not a snapshot: the index is rebuilt from the table instead.
    return undefined;
  }
}

function partsOf({ catalog, vocabulary, postings }: Segment): Uint8Array[] {
  const { size } = catalog;
  const texts: z.input<typeof Texts> = {
    removed: [...catalog.removed],
    categories: catalog.categories.list,
    tags: catalog.tags.list,
    books: [...catalog.books.keys()],
    terms: [...vocabulary.terms],
    words: [...vocabulary.words],
  };
  const sizes = Uint32Array.from(vocabulary.terms, (_, term) => postings.get(term)?.size ?? 0);
  const total = sizes.reduce((sum, one) => sum + one, 0);
  const slots = words(total);
  const weights = bytes(total);
  let at = 0;
  for (let term = 0; term < vocabulary.terms.length; term++) {
    const posting = postings.get(term);
    if (!posting) continue;
    slots.set(posting.slots.subarray(0, posting.size), at);
    weights.set(posting.weights.subarray(0, posting.size), at);
    at += posting.size;
  }
  const tagEnd = catalog.tagStart.values[size] ?? 0;
  const textEnd = catalog.textStart.values[size] ?? 0;
  return [
    json(texts),
    json(catalog.ids),
    copied(catalog.alive.values, size),
    copied(catalog.version.values, size),
    copied(catalog.price.values, size),
    copied(catalog.createdAt.values, size),
    copied(catalog.inStock.values, size),
    copied(catalog.length.values, size),
    copied(catalog.accessories.values, size),
    copied(catalog.category.values, size),
    copied(catalog.tagStart.values, size + 1),
    copied(catalog.tagCodes.values, tagEnd),
    copied(catalog.textStart.values, size + 1),
    copied(catalog.text.values, textEnd),
    ...[...catalog.books.values()].flatMap(({ price, inStock }) => [
      copied(price.values, size),
      copied(inStock.values, size),
    ]),
    copied(vocabulary.termNumbers(), vocabulary.words.length),
    copied(postings.counts(), vocabulary.terms.length),
    copied(sizes, sizes.length),
    copied(slots, total),
    weights,
  ];
}

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

function copied(values: Uint8Array | Uint32Array | Float64Array, count: number): Uint8Array {
  const part = values.slice(0, count);
  return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
}

function decoded(content: Buffer): Snapshot {
  const headEnd = 8 + content.readUInt32LE(0);
  const header = Header.parse(JSON.parse(content.toString("utf8", 8, headEnd)));
  if (crc32(content.subarray(headEnd)) !== header.sum) throw new Error("the sum is wrong");
  let at = headEnd;
  const parts = header.parts.values();
  // Copied, because a typed array must start at a multiple of its element size.
  const next = (): Uint8Array<ArrayBuffer> => {
    const length = parts.next().value ?? 0;
    const part = new Uint8Array(length);
    part.set(content.subarray(at, at + length));
    at += length;
    return part;
  };
  const text = () => new TextDecoder().decode(next());
  const uints = () => new Uint32Array(next().buffer);
  const floats = () => new Float64Array(next().buffer);
  const { removed, categories, tags, books, terms, words: spelt } = Texts.parse(JSON.parse(text()));
  const ids = Ids.parse(JSON.parse(text()));
  const catalog: Catalog = {
    size: header.size,
    living: header.living,
    totalLength: header.totalLength,
    ids,
    slots: new Map(),
    removed: new Map(removed),
    alive: column(bytes, next()),
    version: column(doubles, floats()),
    price: column(doubles, floats()),
    createdAt: column(doubles, floats()),
    inStock: column(bytes, next()),
    books: new Map(),
    length: column(words, uints()),
    accessories: column(words, uints()),
    category: column(words, uints()),
    categories: namesOf(categories),
    tagStart: column(words, uints()),
    tagCodes: column(words, uints()),
    tags: namesOf(tags),
    textStart: column(doubles, floats()),
    text: column(bytes, next()),
  };
  for (const book of books)
    catalog.books.set(book, { price: column(doubles, floats()), inStock: column(bytes, next()) });
  ids.forEach((id, slot) => {
    if (catalog.alive.values[slot] === 1) catalog.slots.set(id, slot);
  });
  const known = vocabulary({ terms, words: spelt, termNumbers: uints() });
  const counts = uints();
  const sizes = uints();
  const slots = uints();
  const weights = next();
  return {
    segment: { catalog, vocabulary: known, postings: postings({ sizes, slots, weights, counts }) },
    position: header.position,
    savedAt: header.savedAt,
  };
}
