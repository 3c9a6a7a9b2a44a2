import { type Random, randomFrom } from "../random.ts";
import { colours, type Department, type Kind } from "./department.ts";
import { home } from "./home.ts";
import { life } from "./life.ts";

export type DemoVariant = {
  readonly id: string;
  readonly sku: string;
  readonly options: Readonly<Record<string, string>>;
  readonly price?: number;
  readonly stock: number;
};

/** A generated product. `price` in minor units, `createdAt` in epoch milliseconds. */
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
  readonly createdAt: number;
};

const departments: readonly Department[] = [...home, ...life];
const day = 24 * 60 * 60 * 1000;
/** The demo shop opened a year before this. */
const opened = Date.UTC(2026, 9, 1);

/**
 * `count` products, the same for the same seed, one department after the other so that a first page is varied. Names are
 * unique: a name that was given already gets the number of its edition.
 */
export function* demoProducts(count: number, seed = 67): Generator<DemoProduct> {
  const random = randomFrom(seed);
  const editions = new Map<string, number>();
  for (let place = 0; place < count; place++) {
    const department = departments[place % departments.length];
    if (!department) return;
    const kind = department.kinds[Math.floor(place / departments.length) % department.kinds.length];
    if (kind) yield productOf(department, kind, random, editions, place / count);
  }
}

function productOf(
  department: Department,
  kind: Kind,
  random: Random,
  editions: Map<string, number>,
  age: number,
): DemoProduct {
  const material = random.pick(kind.materials);
  const collection = random.pick(department.collections);
  const maker = random.pick(department.makers);
  const colour = random.pick(colours);
  const plain = `${collection} ${material} ${kind.noun}`;
  const edition = (editions.get(plain) ?? 0) + 1;
  editions.set(plain, edition);
  const name = edition === 1 ? plain : `${collection} ${material} ${kind.noun} No. ${edition}`;
  const price = priceIn(kind.prices, random);
  const productId = uuidFrom(random);
  const options = kind.options ?? [];
  const variants = variantsOf(options, name, price, random);
  const stock =
    variants.length > 0 ? variants.reduce((sum, variant) => sum + variant.stock, 0) : stockOf(random);
  const sentences = [
    `${withArticle(`${material} ${kind.noun}`.toLowerCase())} from the ${collection} collection by ${maker}.`,
    random.pick(kind.facts),
    random.pick(department.care),
  ];
  return {
    productId,
    name,
    slug: slugFrom(name),
    description: sentences.join(" "),
    price,
    category: department.category,
    tags: [
      ...new Set([
        material.toLowerCase(),
        ...kind.tags,
        ...(options.length === 0 ? [colour.toLowerCase()] : []),
      ]),
    ],
    options,
    variants,
    stock,
    createdAt: opened - Math.floor(age * 365 * day) - random.between(0, day),
  };
}

/** "an oak bench", "a felt tote", but "merino socks". */
function withArticle(noun: string): string {
  if (noun.endsWith("s")) return noun.charAt(0).toUpperCase() + noun.slice(1);
  return `${/^[aeiou]/.test(noun) ? "An" : "A"} ${noun}`;
}

/** Retail endings: whole, .50 or .95. */
function priceIn([least, most]: readonly [number, number], random: Random): number {
  const units = random.between(least, most);
  return units * 100 - random.pick([0, 0, 5, 50]);
}

/** Most have plenty, some are nearly gone, a few are. */
function stockOf(random: Random): number {
  const luck = random.next();
  if (luck < 0.04) return 0;
  if (luck < 0.12) return random.between(1, 5);
  return random.between(12, 180);
}

function variantsOf(options: Kind["options"], name: string, price: number, random: Random): DemoVariant[] {
  if (!options || options.length === 0) return [];
  let combinations: Record<string, string>[] = [{}];
  for (const option of options)
    combinations = combinations.flatMap((one) =>
      option.values.map((value) => ({ ...one, [option.name]: value })),
    );
  const code = slugFrom(name).toUpperCase();
  return combinations.map((combination) => {
    const id = slugFrom(Object.values(combination).join(" "));
    // What is larger costs more; a colour does not.
    const step = (options[0]?.values.indexOf(Object.values(combination)[0] ?? "") ?? 0) * 1000;
    const dearer = ["Queen", "King", "750 ml", "1 l"].some((value) =>
      Object.values(combination).includes(value),
    );
    return {
      id,
      sku: `${code}-${id.toUpperCase()}`,
      options: combination,
      ...(dearer && { price: price + step }),
      stock: Math.floor(stockOf(random) / 3),
    };
  });
}

/** A version 4 UUID from the seed. https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-4 */
function uuidFrom(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.between(0, 15).toString(16));
  hex[12] = "4";
  hex[16] = random.pick(["8", "9", "a", "b"]);
  const text = hex.join("");
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    "-",
  );
}

const slugFrom = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
