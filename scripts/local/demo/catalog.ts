import { slugOf } from "../../../api/domain/catalog/product.ts";
import { type Random, randomFrom } from "../../testing/random.ts";
import { descriptionOf } from "./description.ts";
import { nameFor } from "./names.ts";
import { pictureId } from "./pictures.ts";
import { type DemoVariant, stockOf, variantsOf } from "./variants.ts";
import { categories } from "./vocabulary/categories.ts";
import type { DemoCategory, Kind } from "./vocabulary/kind.ts";

/** A generated product. `price` is in minor units, `createdAt` in epoch milliseconds. */
export type DemoProduct = {
  readonly productId: string;
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly price: number;
  readonly category: string;
  readonly tags: readonly string[];
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly variants: readonly DemoVariant[];
  readonly stock: number;
  /** Ids of its pictures; some of them may not have been rendered. */
  readonly pictures: readonly string[];
  readonly createdAt: number;
};

const day = 24 * 60 * 60 * 1000;
/** The reference date: products were added during the year before it. */
const stocktaking = Date.UTC(2026, 9, 1);

/**
 * Generates `count` products, deterministic by seed; a smaller shop is the beginning of a larger one.
 * Categories alternate, so that the first page is varied. Names, and therefore slugs, are unique.
 */
export function* demoProducts(count: number, seed = 67): Generator<DemoProduct> {
  const random = randomFrom(seed);
  const offsets = categories.map(({ kinds }) => kinds.map(() => random.between(0, 999)));
  for (let place = 0; place < count; place++) {
    const index = place % categories.length;
    const category = categories[index];
    const round = Math.floor(place / categories.length);
    const kindIndex = category ? round % category.kinds.length : 0;
    const kind = category?.kinds[kindIndex];
    if (!category || !kind) return;
    const turn = Math.floor(round / category.kinds.length);
    yield productOf({ category, kind, turn, offset: offsets[index]?.[kindIndex] ?? 0, place, random });
  }
}

type Place = {
  readonly category: DemoCategory;
  readonly kind: Kind;
  /** How many products of this kind came before. */
  readonly turn: number;
  readonly offset: number;
  readonly place: number;
  readonly random: Random;
};

function productOf({ category, kind, turn, offset, place, random }: Place): DemoProduct {
  const { name, collection, material, finish } = nameFor(category, kind, turn, offset);
  const productId = uuidFrom(random);
  const price = priceOf(kind, kind.materials.indexOf(material), random);
  const code = `${category.code}-${String(place + 1).padStart(5, "0")}`;
  const variants = variantsOf(kind.options ?? [], code, price, random);
  const colours = kind.options?.find(({ name: option }) => option === "Colour")?.values;
  const pictured = (view: "front" | "detail", colour: string | undefined) =>
    pictureId({ category: category.name, noun: kind.noun, material: material.name, colour, view });
  return {
    productId,
    name,
    slug: slugOf(name),
    description: descriptionOf({ category, kind, material, collection }, random),
    price,
    category: category.name,
    tags: [...new Set([material.name, ...kind.tags, ...(finish === undefined ? [] : [finish])])].map((tag) =>
      tag.toLowerCase(),
    ),
    options: (kind.options ?? []).map(({ name: option, values }) => ({ name: option, values })),
    variants: variants.map((variant) => {
      const { Colour: colour } = variant.options;
      return colour === undefined ? variant : { ...variant, picture: pictured("front", colour) };
    }),
    pictures: [pictured("front", colours?.[0]), pictured("detail", colours?.[0])],
    stock: variants.length > 0 ? variants.reduce((sum, one) => sum + one.stock, 0) : stockOf(random),
    createdAt: stocktaking - random.between(1, 365 * day),
  };
}

/** More expensive materials have the upper part of the range; prices end in .50, .95 or whole fives. */
function priceOf({ prices: [least, most], materials }: Kind, rank: number, random: Random): number {
  const share = (rank + random.next()) / materials.length;
  const amount = least + (most - least) * share;
  if (amount >= 100) return Math.round(amount / 5) * 500 - random.pick([0, 0, 100]);
  return Math.round(amount) * 100 - random.pick(amount < 30 ? [0, 5, 50] : [0, 0, 5]);
}

/** A version 4 UUID from the seed. https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-4 */
function uuidFrom(random: Random): string {
  const hex = Array.from({ length: 8 }, () => random.between(0, 0xffff).toString(16).padStart(4, "0"));
  const [a = "", b = "", c = "", version = "", variant = "", ...rest] = hex;
  const marked = random.pick(["8", "9", "a", "b"]) + variant.slice(1);
  return `${a}${b}-${c}-4${version.slice(1)}-${marked}-${rest.join("")}`;
}
