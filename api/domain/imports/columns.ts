import type { Product } from "../catalog/product.ts";
import type { Issue } from "../errors.ts";
import { defaultId, type PricedBook } from "../markets/market.ts";
import { majorOf } from "../money.ts";
import { type BookColumn, bookCells, bookColumnOf, bookColumns, defaultColumns } from "./book-columns.ts";

/** The columns of a file of products, in the order in which an export writes them. A product's variants are its rows. */
export const columns = [
  "product_id",
  "slug",
  "name",
  "description",
  "price",
  "compare_at",
  "category",
  "tags",
  "tax_class",
  "weight",
  "image",
  "images",
  "active",
  "option1_name",
  "option1_value",
  "option2_name",
  "option2_value",
  "option3_name",
  "option3_value",
  "variant_id",
  "sku",
  "variant_price",
  "variant_compare_at",
  "variant_weight",
  "variant_image",
  "stock",
] as const;
type PlainColumn = (typeof columns)[number];
export type Column = PlainColumn | BookColumn;

/** Where each known column stands. */
export type Header = ReadonlyMap<Column, number>;

/** The header of a file, or what is wrong with it; names are taken without regard to case, blanks and hyphens. */
export function headerOf(
  cells: readonly string[],
  books: readonly PricedBook[],
): {
  readonly header: Header;
  readonly issues: readonly Issue[];
} {
  const header = new Map<Column, number>();
  const issues: Issue[] = [];
  cells.forEach((cell, place) => {
    const name = cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_");
    const ofBook = bookColumnOf(cell);
    const isKnown = books.some(({ bookId }) => bookId === ofBook?.bookId);
    const column: Column | undefined =
      ofBook && isKnown ? columnIn(ofBook) : columns.find((known) => known === name);
    if (ofBook && !isKnown) {
      const all = books.map(({ bookId }) => bookId).join(", ");
      issues.push({ path: cell.trim().slice(0, 60), message: `is of no book of the shop: ${all}` });
    } else if (!column) {
      if (name !== "") issues.push({ path: cell.trim().slice(0, 60), message: "is not a known column" });
    } else if (header.has(column)) issues.push({ path: column, message: "is there twice" });
    else header.set(column, place);
  });
  if (!header.has("slug") && !header.has("product_id") && !header.has("name"))
    issues.push({ path: "slug", message: "is missing: rows need a slug, product_id or name" });
  return { header, issues };
}

const columnIn = ({ kind, bookId }: NonNullable<ReturnType<typeof bookColumnOf>>): Column =>
  bookId === defaultId ? defaultColumns[kind] : `${kind}:${bookId}`;

/** The columns of an export. */
export const exportColumns = (books: readonly PricedBook[]): readonly Column[] => [
  ...columns,
  ...bookColumns(books),
];

/** Joins what is several in one cell; a bar inside is written twice. */
const joined = (values: readonly string[]): string =>
  values.map((value) => value.replaceAll("|", "||")).join("|");

/** The values of a cell that `joined` wrote. */
export const valuesOf = (cell: string): string[] =>
  cell
    .split(/(?<!\|)\|(?!\|)/)
    .map((value) => value.replaceAll("||", "|").trim())
    .filter((value) => value !== "");

/** A product as rows of a file, one per variant. */
export function rowsOf(product: Product, books: readonly PricedBook[]): string[][] {
  const { options, variants } = product;
  const variantRows = variants.length > 0 ? variants : [undefined];
  return variantRows.map((variant) => {
    const cells: Record<PlainColumn, string> = {
      product_id: product.productId,
      slug: product.slug,
      name: product.name,
      description: product.description,
      price: majorOf(product.price).toFixed(2),
      compare_at: amountOf(product.compareAt),
      category: product.category,
      tags: joined(product.tags),
      tax_class: product.taxClass ?? "standard",
      weight: gramsOf(product.weight),
      image: product.imageUrl,
      images: joined(product.images),
      active: product.isActive ? "yes" : "no",
      option1_name: options[0]?.name ?? "",
      option1_value: variant?.options[options[0]?.name ?? ""] ?? "",
      option2_name: options[1]?.name ?? "",
      option2_value: variant?.options[options[1]?.name ?? ""] ?? "",
      option3_name: options[2]?.name ?? "",
      option3_value: variant?.options[options[2]?.name ?? ""] ?? "",
      variant_id: variant?.id ?? "",
      sku: variant?.sku ?? "",
      variant_price: amountOf(variant?.price),
      variant_compare_at: amountOf(variant?.compareAt),
      variant_weight: gramsOf(variant?.weight),
      variant_image: variant?.imageUrl ?? "",
      stock: String(variant?.stock ?? product.stock),
    };
    return [...columns.map((column) => cells[column]), ...bookCells(product, variant, books)];
  });
}

const amountOf = (amount: number | undefined): string =>
  amount === undefined ? "" : majorOf(amount).toFixed(2);

const gramsOf = (weight: number | undefined): string => (weight === undefined ? "" : String(weight));
