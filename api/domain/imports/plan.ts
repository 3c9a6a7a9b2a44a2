import { maxVariants, type ProductInput, type VariantInput } from "../catalog/edit.ts";
import type { BookPrices, Product, ProductOption, Variant } from "../catalog/product.ts";
import { skuKey } from "../catalog/sku.ts";
import { defaultId, type PricedBook } from "../markets/market.ts";
import { taxClasses } from "../pricing/plan.ts";
import { bookPricesIn, mustCompare } from "./book-prices.ts";
import { Cells, isUrl, type Row, type RowIssue } from "./cells.ts";
import type { Column, Header } from "./columns.ts";

/** The rows of one product. */
export type ProductRows = { readonly key: string; readonly rows: readonly [Row, ...Row[]] };

/** The header of a file, and the shop's books. */
export type ImportedFile = { readonly header: Header; readonly books: readonly PricedBook[] };

/** What a file says of one product: fields of which it has no column are undefined. `rows` are those of the variants. */
export type ProductPlan = {
  readonly fields: { readonly [Field in keyof ProductInput]?: ProductInput[Field] | undefined };
  readonly issues: readonly RowIssue[];
  /** What the file asks for and an import does not do. */
  readonly notices: readonly RowIssue[];
};

const numbered = [
  ["option1_name", "option1_value"],
  ["option2_name", "option2_value"],
  ["option3_name", "option3_value"],
] as const satisfies readonly (readonly [Column, Column])[];

/** Reads the rows of one product, as new or as a change of `existing`. */
export function planOf(
  { key, rows }: ProductRows,
  { header, books }: ImportedFile,
  existing: Product | undefined,
): ProductPlan {
  const issues: RowIssue[] = [];
  const notices: RowIssue[] = [];
  const [first] = rows;
  const head = new Cells(first, header, issues);
  if (rows.length > maxVariants) head.wrong("sku", `a product has at most ${maxVariants} variants`);
  const needed = (column: "name" | "category", longest: number) => {
    const text = head.required(column, longest);
    if (text === undefined && !existing && !header.has(column))
      head.wrong(column, "is needed for a new product");
    return text;
  };
  const slug = head.text("slug", 120);
  if (slug !== undefined && slug !== "" && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    head.wrong("slug", "must be lower-case words joined by hyphens, such as steel-bottle");
  const currency = books.find(({ bookId }) => bookId === defaultId)?.currency;
  const price = head.amount("price", currency);
  const compareAt = header.has("compare_at") ? (head.amount("compare_at", currency) ?? null) : undefined;
  mustCompare(head, "compare_at", { amount: price ?? existing?.price, compareAt: compareAt ?? undefined });
  if (price === undefined && (head.raw("price") === "" || (!existing && !header.has("price"))))
    head.wrong("price", "must not be empty");
  const images = head.list("images", 20, 2000);
  if (images?.some((url) => !isUrl(url)))
    head.wrong("images", "must be https addresses or paths of this shop, with | between them");
  const taxClass = head.oneOf("tax_class", taxClasses);
  const fields = {
    slug: slug === "" ? undefined : (slug ?? (existing ? undefined : key)),
    name: needed("name", 160),
    description: head.text("description", 10_000),
    price,
    // Products of before have none, which stays none.
    compareAt: compareAt === null && existing?.compareAt === undefined ? undefined : compareAt,
    prices: bookPricesIn(head, header, books, { of: "product", before: existing?.prices }),
    category: needed("category", 60),
    imageUrl: head.url("image"),
    images,
    tags: head.list("tags", 30, 40),
    // Products of before have none, which is the standard one.
    taxClass: existing && taxClass === (existing.taxClass ?? "standard") ? undefined : taxClass,
    weight: head.units("weight"),
    isActive: head.flag("active"),
    ...variantsOf(rows, { header, books }, existing, { issues, notices }),
  };
  return { fields, issues, notices };
}

function variantsOf(
  rows: readonly Row[],
  { header, books }: ImportedFile,
  existing: Product | undefined,
  { issues, notices }: { readonly issues: RowIssue[]; readonly notices: RowIssue[] },
): Pick<ProductPlan["fields"], "options" | "variants" | "stock"> {
  const all = rows.map((row) => new Cells(row, header, issues));
  const [head] = all;
  const names = numbered.flatMap(([name, value]) => {
    const text = head?.text(name, 40);
    return text === undefined || text === "" ? [] : [{ text, value, name }];
  });
  const byVariant = names.length > 0 || rows.length > 1 || (head?.raw("sku") ?? "") !== "";
  if (!byVariant) return stockOf(head, rows[0], existing, notices);
  if (names.length === 0) {
    head?.wrong("option1_name", "is needed where a product has variants");
    return {};
  }
  const variants = all.map((cells, place): VariantInput => {
    const sku = cells.required("sku", 64);
    if (sku === undefined && !header.has("sku")) cells.wrong("sku", "is needed where a product has variants");
    const id = cells.raw("variant_id");
    const before = existing?.variants.find((variant) =>
      id ? variant.id === id : skuKey(variant.sku) === skuKey(sku ?? ""),
    );
    const options = names.map(({ text, value }) => [text, cells.required(value, 60) ?? ""]);
    const stock = cells.units("stock");
    if (before && stock !== undefined && stock !== before.stock)
      notices.push({ row: rows[place]?.row ?? 0, column: "stock", message: stays(before.stock) });
    if (id && !/^[\w-]{1,64}$/.test(id)) cells.wrong("variant_id", "is not a variant's id");
    return {
      ...(id && { id }),
      sku: sku ?? "",
      options: Object.fromEntries(options),
      ...pricesOf(cells, { header, books }, before),
      weight: header.has("variant_weight") ? cells.units("variant_weight") : before?.weight,
      stock: before ? undefined : stock,
      imageUrl: header.has("variant_image") ? cells.url("variant_image") : before?.imageUrl,
    };
  });
  // An import never takes a variant away: a file may have only some of them.
  const untouched = (existing?.variants ?? []).filter(
    (variant) =>
      !variants.some(({ id, sku }) => (id ? id === variant.id : skuKey(sku) === skuKey(variant.sku))),
  );
  const kept = untouched.map(({ id, sku, options, price, compareAt, prices, weight, imageUrl }) => ({
    id,
    sku,
    options,
    price,
    compareAt,
    prices,
    weight,
    imageUrl,
  }));
  return {
    variants: [...variants, ...kept],
    options: optionsOf(
      names.map(({ text }) => text),
      [...variants, ...kept],
      existing?.options ?? [],
    ),
  };
}

/** The prices of a variant: those of which the file has no column stay. */
function pricesOf(
  cells: Cells,
  { header, books }: ImportedFile,
  before: Variant | undefined,
): Pick<VariantInput, "price" | "compareAt" | "prices"> {
  const currency = books.find(({ bookId }) => bookId === defaultId)?.currency;
  const price = header.has("variant_price") ? cells.amount("variant_price", currency) : before?.price;
  const compareAt = header.has("variant_compare_at")
    ? cells.amount("variant_compare_at", currency)
    : before?.compareAt;
  if (header.has("variant_compare_at"))
    mustCompare(cells, "variant_compare_at", { amount: price, compareAt });
  const prices = bookPricesIn(cells, header, books, { of: "variant", before: before?.prices });
  return { price, compareAt: compareAt ?? null, prices: prices ?? before?.prices };
}

/** The options in the order of the columns; values that the product had stay where they were. */
const optionsOf = (
  names: readonly string[],
  variants: readonly VariantInput[],
  before: readonly ProductOption[],
): readonly ProductOption[] =>
  names.map((name) => {
    const had = before.find((option) => option.name === name)?.values ?? [];
    const used = variants.map(({ options }) => options[name] ?? "").filter((value) => value !== "");
    return { name, values: [...new Set([...had, ...used])] };
  });

function stockOf(
  cells: Cells | undefined,
  row: Row | undefined,
  existing: Product | undefined,
  notices: RowIssue[],
): Pick<ProductPlan["fields"], "stock"> {
  const stock = cells?.units("stock");
  if (!existing) return { stock: stock ?? 0 };
  if (stock !== undefined && stock !== existing.stock && existing.variants.length === 0)
    notices.push({ row: row?.row ?? 0, column: "stock", message: stays(existing.stock) });
  return {};
}

const stays = (stock: number): string =>
  `stays at ${stock}: units of a product that is there are changed in the inventory`;

/** Whether a product is already as the fields say. */
export function isAsPlanned(product: Product, fields: ProductPlan["fields"]): boolean {
  const { variants, stock: _, prices, ...plain } = fields;
  const before: Readonly<Record<string, unknown>> = { ...product };
  const same = Object.entries(plain).every(
    ([name, value]) => value === undefined || JSON.stringify(value) === JSON.stringify(before[name]),
  );
  const samePrices = prices === undefined || sorted(prices) === sorted(product.prices);
  const shown = (all: readonly VariantInput[]) =>
    JSON.stringify(
      all.map(({ sku, options, price, compareAt, prices: own, weight, imageUrl }) => [
        sku,
        sorted(options),
        price,
        compareAt ?? undefined,
        sorted(own),
        weight,
        imageUrl,
      ]),
    );
  return same && samePrices && (variants === undefined || shown(variants) === shown(product.variants));
}

const sorted = (record: BookPrices | Readonly<Record<string, string>> = {}): string =>
  JSON.stringify(Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1)));
