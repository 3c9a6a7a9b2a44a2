import { DomainError, type Issue } from "../errors.ts";
import { type Product, type ProductOption, slugOf, type Variant } from "./product.ts";

export type VariantInput = {
  readonly id?: string | undefined;
  readonly sku: string;
  readonly options: Readonly<Record<string, string>>;
  readonly price?: number | undefined;
  readonly stock: number;
  readonly imageUrl?: string | undefined;
};

/** What staff may write. Amounts in minor units; stock of a product with variants comes from the variants. */
export type ProductInput = {
  readonly name: string;
  readonly slug?: string | undefined;
  readonly description: string;
  readonly price: number;
  readonly category: string;
  readonly stock: number;
  readonly imageUrl?: string | undefined;
  readonly images: readonly string[];
  readonly tags: readonly string[];
  readonly options: readonly ProductOption[];
  readonly variants: readonly VariantInput[];
  readonly isActive: boolean;
};

/** Fields left out stay as they are. */
export type ProductEdit = { readonly [Field in keyof ProductInput]?: ProductInput[Field] | undefined };

type Fresh = { readonly productId: string; readonly now: number; readonly newId: () => string };

/** A new product from staff's input. Throws VALIDATION_ERROR where options and variants do not agree. */
export function newProduct(input: ProductInput, { productId, now, newId }: Fresh): Product {
  const variants = input.variants.map((variant) => variantFrom(variant, undefined, newId));
  const product: Product = {
    productId,
    name: input.name,
    slug: input.slug ?? (slugOf(input.name) || productId),
    description: input.description,
    price: input.price,
    category: input.category,
    stock: input.stock,
    available: input.stock,
    imageUrl: input.imageUrl ?? input.images[0] ?? `/images/products/${productId}.svg`,
    images: input.images,
    tags: input.tags,
    options: input.options,
    variants,
    isActive: input.isActive,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  return checked(summed(product));
}

/**
 * The product after an edit: a new version. Stock is set, not added; what is reserved stays reserved. Throws CONFLICT
 * when the edit would leave less than is reserved or drop a variant that has reservations.
 */
export function editProduct(
  product: Product,
  edit: ProductEdit,
  { now, newId }: Omit<Fresh, "productId">,
): Product {
  const given = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
  const { variants: variantInputs, stock, ...fields } = given as ProductEdit;
  const variants =
    variantInputs?.map((input) =>
      variantFrom(
        input,
        product.variants.find((variant) => sameVariant(variant, input)),
        newId,
      ),
    ) ?? product.variants;
  const kept = new Set(variants.map((variant) => variant.id));
  const dropped = product.variants.find(
    (variant) => !kept.has(variant.id) && variant.stock !== variant.available,
  );
  if (dropped) throw new DomainError("CONFLICT", { reason: `variant ${dropped.sku} has units reserved` });
  const next = summed({
    ...product,
    ...(fields as Partial<Product>),
    ...(stock === undefined ? {} : { stock, available: product.available + stock - product.stock }),
    variants,
    version: product.version + 1,
    updatedAt: now,
  });
  if (next.available < 0 || next.variants.some((variant) => variant.available < 0))
    throw new DomainError("CONFLICT", { reason: "more units are reserved than this would leave" });
  return checked(next);
}

const sameVariant = (variant: Variant, input: VariantInput): boolean =>
  input.id === undefined ? variant.sku === input.sku : variant.id === input.id;

function variantFrom(input: VariantInput, before: Variant | undefined, newId: () => string): Variant {
  const reserved = before ? before.stock - before.available : 0;
  return {
    id: before?.id ?? input.id ?? newId(),
    sku: input.sku,
    options: input.options,
    price: input.price,
    stock: input.stock,
    available: input.stock - reserved,
    imageUrl: input.imageUrl,
  };
}

function summed(product: Product): Product {
  if (product.variants.length === 0) return product;
  const sum = (of: "stock" | "available") =>
    product.variants.reduce((total, variant) => total + variant[of], 0);
  return { ...product, stock: sum("stock"), available: sum("available") };
}

function checked(product: Product): Product {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  product.variants.forEach((variant, index) => {
    for (const option of product.options)
      if (!option.values.includes(variant.options[option.name] ?? ""))
        issues.push({
          path: `variants.${index}.options.${option.name}`,
          message: `must be one of ${option.values.join(", ")}`,
        });
    if (Object.keys(variant.options).length !== product.options.length)
      issues.push({
        path: `variants.${index}.options`,
        message: "must name each option of the product once",
      });
    for (const key of [`id ${variant.id}`, `sku ${variant.sku}`, `options ${optionKey(variant)}`]) {
      if (seen.has(key))
        issues.push({ path: `variants.${index}`, message: `repeats another variant's ${key}` });
      seen.add(key);
    }
  });
  if (issues.length > 0) throw new DomainError("VALIDATION_ERROR", { issues });
  return product;
}

const optionKey = (variant: Variant): string =>
  JSON.stringify(variant.options, Object.keys(variant.options).sort());
