import { categorySlug } from "../lib/format.ts";

/** Adds cache tags to responses of the public catalog; other responses are unchanged. */
export async function tagged(path: string, response: Response): Promise<Response> {
  const isCatalog = /^\/(products(\/[^/]+)?|categories)$/.test(path);
  if (!isCatalog || !/\bpublic\b/.test(response.headers.get("cache-control") ?? "")) return response;
  const text = await response.text();
  const headers = new Headers(response.headers);
  headers.set("cache-tag", tagsOf(path, JSON.parse(text)).join(","));
  return new Response(text, { status: response.status, headers });
}

/** CloudFront's limit is 50; a page of a list is purged by the list's own tag anyway. */
const mostTags = 50;

function tagsOf(path: string, body: unknown): readonly string[] {
  if (path === "/categories") return ["categories"];
  const products = "items" in Object(body) ? itemsOf(body) : [body];
  const lists = path === "/products" ? ["list", ...new Set(products.flatMap(categoryOf))] : [];
  return [...lists, ...products.flatMap(productOf)].slice(0, mostTags);
}

const itemsOf = (body: unknown): readonly unknown[] => {
  const items = at(body, "items");
  return Array.isArray(items) ? items : [];
};
const productOf = (product: unknown): readonly string[] => {
  const id = at(product, "productId");
  return typeof id === "string" ? [`p-${id}`] : [];
};
const categoryOf = (product: unknown): readonly string[] => {
  const category = at(product, "category");
  return typeof category === "string" ? [`c-${categorySlug(category)}`] : [];
};
const at = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
