import { type AuditEntry, auditEntry } from "../audit/entry.ts";
import type { Categories } from "../catalog/categories.ts";
import { editProduct, newProduct, type ProductInput } from "../catalog/edit.ts";
import type { Product } from "../catalog/product.ts";
import { skuKey } from "../catalog/sku.ts";
import { findByIdOrSlug } from "../catalog/staff.ts";
import type { Products } from "../catalog/store.ts";
import { variantIssues } from "../catalog/variants.ts";
import { DomainError, type Issue } from "../errors.ts";
import type { RowIssue } from "./cells.ts";
import { type ImportedFile, isAsPlanned, type ProductPlan, type ProductRows, planOf } from "./plan.ts";
import type { ImportCounts, ImportFinding } from "./store.ts";

export type Catalog = {
  readonly products: Pick<Products, "find" | "findBySlug" | "findBySku" | "create" | "change">;
  readonly categories: Pick<Categories, "slugs">;
  readonly now: () => number;
  readonly newId: () => string;
};

/** What became of one product. */
export type Imported = {
  readonly outcome: keyof ImportCounts;
  readonly findings: readonly ImportFinding[];
};

/** Creates or changes one product as its rows say, or only says what that would do. */
export async function importProduct(
  catalog: Catalog,
  group: ProductRows,
  {
    dryRun,
    actor,
    issues,
    ...file
  }: ImportedFile & {
    readonly dryRun: boolean;
    readonly actor: string;
    readonly issues: readonly RowIssue[];
  },
): Promise<Imported> {
  const existing = await findByIdOrSlug(catalog.products, group.key);
  const plan = planOf(group, file, existing);
  const notices = plan.notices.map((notice): ImportFinding => ({ ...notice, kind: "notice" }));
  const failed = (all: readonly RowIssue[]): Imported => ({
    outcome: "failed",
    findings: all.map((issue): ImportFinding => ({ ...issue, kind: "issue" })),
  });
  const wrong = [...issues, ...plan.issues];
  if (wrong.length > 0) return failed(wrong);
  if (existing && isAsPlanned(existing, plan.fields)) return { outcome: "unchanged", findings: notices };
  try {
    if (dryRun) await mustBePossible(catalog, plan, existing);
    else
      await write(catalog, plan, existing, { ...auditEntry(catalog, importer, "imports.runImport"), actor });
    return { outcome: existing ? "updated" : "created", findings: notices };
  } catch (error) {
    const said = saidOf(error);
    if (!said) throw error;
    return failed(said.map((issue) => rowIssueOf(group, issue)));
  }
}

async function write(
  { products, categories, now, newId }: Catalog,
  { fields }: ProductPlan,
  existing: Product | undefined,
  audit: AuditEntry,
): Promise<void> {
  if (fields.category !== undefined) await categories.slugs([fields.category]);
  if (!existing) {
    const product = newProduct(inputOf(fields), { productId: newId(), now: now(), newId });
    await products.create(product, audit);
    return;
  }
  await products.change(
    existing.productId,
    (product, units) => editProduct(product, units, fields, { now: now(), newId }),
    audit,
  );
}

/** The entry names the person who sent the file instead. */
const importer = { type: "system", name: "imports" } as const;

const inputOf = (fields: ProductPlan["fields"]): ProductInput => ({
  name: fields.name ?? "",
  slug: fields.slug,
  description: fields.description ?? "",
  price: fields.price ?? 0,
  compareAt: fields.compareAt,
  prices: fields.prices,
  category: fields.category ?? "",
  stock: fields.stock ?? 0,
  imageUrl: fields.imageUrl,
  images: fields.images ?? [],
  tags: fields.tags ?? [],
  options: fields.options ?? [],
  variants: fields.variants ?? [],
  taxClass: fields.taxClass,
  weight: fields.weight,
  isActive: fields.isActive ?? true,
});

/** Throws what writing it would throw, as far as that can be told. */
async function mustBePossible(
  { products }: Catalog,
  { fields }: ProductPlan,
  existing: Product | undefined,
): Promise<void> {
  const { options = [], variants = [], slug } = fields;
  const issues: Issue[] = variantIssues({
    options,
    variants: variants.map(({ id, sku, options: values }, place) => ({
      id: id ?? `${place}`,
      sku,
      options: values,
      stock: 0,
      available: 0,
    })),
  });
  const isOthers = (owner: Product | undefined): owner is Product =>
    owner?.isActive === true && owner.productId !== existing?.productId;
  if (slug !== undefined) {
    const owner = await products.findBySlug(slug);
    if (isOthers(owner) && owner.slug === slug)
      issues.push({ path: "slug", message: `already belongs to "${owner.name}"` });
  }
  for (const [place, { sku }] of variants.entries()) {
    const owner = await products.findBySku(sku);
    if (isOthers(owner) && owner.variants.some((one) => skuKey(one.sku) === skuKey(sku)))
      issues.push({ path: `variants.${place}.sku`, message: `"${sku}" already belongs to "${owner.name}"` });
  }
  if (issues.length > 0) throw new DomainError("VALIDATION_ERROR", { issues });
}

/** What staff can mend; undefined for what is no fault of the file. */
function saidOf(error: unknown): readonly Issue[] | undefined {
  if (DomainError.is(error, "VALIDATION_ERROR")) return error.details.issues;
  if (!DomainError.is(error, "CONFLICT")) return undefined;
  return error.details.issues ?? [{ path: "", message: error.details.reason }];
}

const columnOf: Readonly<Record<string, string>> = {
  sku: "sku",
  id: "variant_id",
  options: "option1_value",
  slug: "slug",
};

/** Where in the file an issue of a product is. */
function rowIssueOf({ rows }: ProductRows, { path, message }: Issue): RowIssue {
  const [, place, field = ""] = /^variants\.(\d+)\.(\w+)/.exec(path) ?? [];
  const row = (place === undefined ? rows[0] : rows[Number(place)]) ?? rows[0];
  return { row: row.row, column: columnOf[field || path] ?? path, message };
}
