import type { AdminProduct } from "./catalog.data.ts";
import type { ProductInput } from "./editor.data.ts";
import { addressesIn, isDrawn, type PictureList } from "./pictures/picture-list.ts";

/** A variant as it is typed; `stock` counts for new ones only. */
export type VariantDraft = {
  readonly id: string | undefined;
  readonly sku: string;
  readonly options: Readonly<Record<string, string>>;
  readonly price: string;
  /** In grams; empty: the product's. */
  readonly weight: string;
  readonly stock: string;
  readonly imageUrl: string | undefined;
};

/** A product as it is typed. Lists are separated by commas. */
export type Draft = {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly price: string;
  readonly category: string;
  readonly stock: string;
  readonly tags: string;
  /** The main picture is the first. There is none while the shop draws them all. */
  readonly images: PictureList;
  readonly isActive: boolean;
  readonly taxClass: AdminProduct["taxClass"];
  /** In grams; empty: unknown. */
  readonly weight: string;
  readonly options: readonly { readonly name: string; readonly values: string }[];
  readonly variants: readonly VariantDraft[];
};

/** What is typed into an empty form. */
export const emptyDraft: Draft = {
  name: "",
  slug: "",
  description: "",
  price: "",
  category: "",
  stock: "0",
  tags: "",
  images: [],
  isActive: true,
  taxClass: "standard",
  weight: "",
  options: [],
  variants: [],
};

/** A product as the form shows it. */
export const draftOf = (product: AdminProduct): Draft => ({
  name: product.name,
  slug: product.slug,
  description: product.description,
  price: product.price.toFixed(2),
  category: product.category,
  stock: String(product.stock),
  tags: product.tags.join(", "),
  images: picturesOf(product),
  isActive: product.isActive,
  taxClass: product.taxClass,
  weight: product.weight === undefined ? "" : String(product.weight),
  options: product.options.map(({ name, values }) => ({ name, values: values.join(", ") })),
  variants: product.variants.map(({ id, sku, options, price, weight, stock, imageUrl }) => ({
    id,
    sku,
    options,
    price: price === undefined ? "" : price.toFixed(2),
    weight: weight === undefined ? "" : String(weight),
    stock: String(stock),
    imageUrl,
  })),
});

/** A product's own pictures; those that the shop draws count as none when they are all there is. */
function picturesOf({ imageUrl, images }: Pick<AdminProduct, "imageUrl" | "images">): PictureList {
  const pictures = [...new Set([imageUrl, ...images])];
  return pictures.every(isDrawn) ? [] : pictures;
}

/** The parts of a comma-separated text, each once. */
export const partsOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  ),
];

const amountOf = (text: string): number => Number(text.replace(",", ".") || "NaN");

const gramsOf = (text: string): number => Number(text.trim() || "NaN");

/** The weight to save of what was read; a field that was emptied makes it unknown. */
const weightIn = ({ weight }: Draft, read: AdminProduct | undefined): Pick<ProductInput, "weight"> => {
  if (weight.trim() !== "") return { weight: gramsOf(weight) };
  return read?.weight === undefined ? {} : { weight: null };
};

/** The pictures to save of what was read. One that has lost all its own has a placeholder again. */
function picturesIn(draft: Draft, read: AdminProduct | undefined): Pick<ProductInput, "imageUrl" | "images"> {
  const [imageUrl, ...images] = addressesIn(draft.images);
  if (imageUrl !== undefined) return { imageUrl, images };
  if (read === undefined || picturesOf(read).length === 0) return {};
  return { imageUrl: `/images/products/${read.productId}.svg`, images: [] };
}

/** What the form sends. Units go along for what is new only: others are changed in the inventory. */
export function inputOf(draft: Draft, read: AdminProduct | undefined): ProductInput {
  const isNew = read === undefined;
  return {
    name: draft.name,
    ...(draft.slug.trim() !== "" && { slug: draft.slug.trim() }),
    description: draft.description,
    price: amountOf(draft.price),
    category: draft.category,
    ...(isNew && draft.variants.length === 0 && { stock: Number(draft.stock) }),
    ...picturesIn(draft, read),
    tags: [...partsOf(draft.tags)],
    isActive: draft.isActive,
    taxClass: draft.taxClass,
    ...weightIn(draft, read),
    options: draft.options.map(({ name, values }) => ({ name: name.trim(), values: [...partsOf(values)] })),
    variants: draft.variants.map(({ id, sku, options, price, weight, stock, imageUrl: picture }) => ({
      ...(id !== undefined && { id }),
      sku,
      options,
      ...(price.trim() !== "" && { price: amountOf(price) }),
      ...(weight.trim() !== "" && { weight: gramsOf(weight) }),
      ...(id === undefined && { stock: Number(stock) }),
      ...(picture !== undefined && { imageUrl: picture }),
    })),
  };
}

/** One variant for each combination of the options' values; those that are there stay as they are. */
export function combined(draft: Draft): readonly VariantDraft[] {
  const options = draft.options
    .map(({ name, values }) => ({ name: name.trim(), values: partsOf(values) }))
    .filter(({ name, values }) => name !== "" && values.length > 0);
  if (options.length === 0) return [];
  const all = options.reduce<readonly Readonly<Record<string, string>>[]>(
    (before, { name, values }) => before.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
  const keyOf = (values: Readonly<Record<string, string>>) =>
    JSON.stringify(options.map(({ name }) => values[name]));
  const known = new Map(draft.variants.map((variant) => [keyOf(variant.options), variant]));
  return all.map(
    (values) =>
      known.get(keyOf(values)) ?? {
        id: undefined,
        sku: skuFor(draft.slug || draft.name, Object.values(values)),
        options: values,
        price: "",
        weight: "",
        stock: "0",
        imageUrl: undefined,
      },
  );
}

const skuFor = (name: string, values: readonly string[]): string =>
  [name, ...values]
    .map((part) =>
      part
        .toUpperCase()
        .replace(/[^A-Z0-9]+/g, "-")
        .replace(/^-|-$/g, ""),
    )
    .filter((part) => part !== "")
    .join("-")
    .slice(0, 64);
