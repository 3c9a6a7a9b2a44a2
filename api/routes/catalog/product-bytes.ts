import { listTags, productTag } from "../../domain/catalog/cache-tags.ts";
import type { Product } from "../../domain/catalog/product.ts";
import type { ProductPage } from "../../domain/catalog/store.ts";
import { bodyTag } from "../../http/conditional.ts";
import type { Cursor } from "../../ports/table.ts";
import { productView } from "./products.schema.ts";

/** A public answer of the catalog: its JSON, and the headers under which the edge keeps it. */
export type PublicAnswer = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
};

/** The slugs of these categories by name. A slug never changes, so what was made with it is kept. */
type SlugsOf = (names: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Headers that let the edge keep an answer until one of these tags is purged. */
export const cachedUnder = (tags: readonly string[]) => ({
  "cache-control": "public, max-age=0, s-maxage=60, stale-while-revalidate=300",
  "cache-tag": tags.join(","),
});

/**
 * A ProductView as JSON. Its ETag begins with the version, which If-Match takes; the rest is of the body, because the copy of the
 * units changes without an edit. Stores answer what did not change as the same object, so each version is
 * written once.
 */
export async function productAnswer(product: Product, slugsOf: SlugsOf): Promise<PublicAnswer> {
  const known = products.get(product);
  if (known) return known;
  const bytes = texts.get(product) ?? bytesOf(product, await slugsOf([product.category]));
  const etag = `"${product.version}-${bodyTag(bytes).slice(1)}`;
  const made = { bytes, headers: { ...cachedUnder([productTag(product.productId)]), etag } };
  products.set(product, made);
  return made;
}

/** A ProductPageView as JSON, of `category` or of all. A page that did not change is made once. */
export async function pageAnswer(
  page: ProductPage,
  category: string | undefined,
  { slugsOf, sign }: { readonly slugsOf: SlugsOf; readonly sign: (cursor: Cursor) => string },
): Promise<PublicAnswer> {
  const known = pages.get(page);
  if (known) return known;
  const slugs = await slugsOf(page.products.map((product) => product.category));
  const next = page.cursor ? `,"lastKey":${JSON.stringify(sign(page.cursor))}` : "";
  const parts = page.products.flatMap((product, place) => {
    const bytes = texts.get(product) ?? bytesOf(product, slugs);
    return place === 0 ? [bytes] : [comma, bytes];
  });
  const tail = encoder.encode(`],"count":${page.products.length}${next}}`);
  const tags = listTags(
    page.products.map(({ productId }) => productId),
    category === undefined ? [] : [category],
  );
  const bytes = joined([encoder.encode('{"items":['), ...parts, tail]);
  const made = { bytes, headers: { ...cachedUnder(tags), etag: bodyTag(bytes) } };
  pages.set(page, made);
  return made;
}

/** A page stands for one query, and so for one category and one scope that its key is signed for. */
const pages = new WeakMap<ProductPage, PublicAnswer>();
const products = new WeakMap<Product, PublicAnswer>();
const texts = new WeakMap<Product, Uint8Array<ArrayBuffer>>();
const encoder = new TextEncoder();
const comma = encoder.encode(",");

function bytesOf(product: Product, slugs: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> {
  const slug = slugs.get(product.category) ?? "";
  const bytes = encoder.encode(JSON.stringify(productView(product, slug)));
  texts.set(product, bytes);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}
