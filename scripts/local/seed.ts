import type { Deps } from "../../api/deps.ts";
import type { System } from "../../api/domain/actor.ts";
import { auditEntry } from "../../api/domain/audit/entry.ts";
import type { Product } from "../../api/domain/catalog/product.ts";
import { type DemoProduct, demoProducts } from "./demo/catalog.ts";
import { loadDemoDocuments } from "./demo/knowledge.ts";
import { openDemoMarkets, soldAbroad } from "./demo/markets.ts";
import { publishDemoPages } from "./demo/pages.ts";
import { demoHero, pictureAddress, publishPictures, scenes } from "./demo/pictures.ts";
import type { Installation } from "./installation.ts";
import type { Shop } from "./shop.ts";

export const demoAccounts = [
  { email: "shopper@example.com", password: "Shopper#2026", name: "Sam Shopper", groups: [] },
  { email: "admin@example.com", password: "Admin#2026", name: "Alex Admin", groups: ["admin"] },
] as const;

/**
 * Adds the demo catalog, its documents, its markets in Europe and Japan and the demo accounts to an empty shop, once: a later start changes none of them. A seeding that was
 * interrupted is repeated: ids come from the generator's seed, so it writes the same rows.
 */
export async function seedShop(
  shop: Pick<Shop, "deps" | "identity" | "installation">,
  count: number,
  progress: (done: number) => void,
  { accounts = true }: { readonly accounts?: boolean } = {},
): Promise<{ seeded: number }> {
  if (isSeeded(shop.installation)) return { seeded: 0 };
  const { products } = await shop.deps.products.listAll({ sort: "updated", descending: true, limit: 1 });
  const empty = products.length === 0 || shop.installation.read("seeding") !== undefined;
  if (empty) {
    await shop.installation.write("seeding", String(count));
    if (accounts) for (const account of demoAccounts) await shop.identity.ensureUser(account);
    else await shop.installation.write(withoutAccounts, "true");
    await publishPictures(shop.deps.files, [...scenes, ...picturesOf(demoProducts(count))]);
    await shop.deps.products.load(counted(demoProducts(count), progress));
    if (count > 0) {
      await loadDemoDocuments(shop.deps);
      await publishDemoPages(shop.deps);
      await openDemoMarkets(shop.deps);
      await showDemoHero(shop.deps);
    }
  }
  await shop.installation.write("seeded", String(count));
  return { seeded: empty ? count : 0 };
}

/** Whether a shop has been seeded, or was opened with data of its own. */
export const isSeeded = (installation: Pick<Installation, "read">): boolean =>
  installation.read("seeded") !== undefined;

const withoutAccounts = "without demo accounts";

/** Whether the demo accounts were added when this shop was seeded; their passwords may have been changed since. */
export const hasDemoAccounts = (installation: Pick<Installation, "read">): boolean =>
  installation.read(withoutAccounts) === undefined;

function* counted(all: Iterable<DemoProduct>, progress: (done: number) => void): Generator<Product> {
  let done = 0;
  for (const one of all) {
    yield soldAbroad(productOf(one));
    done++;
    if (done % 1000 === 0) progress(done);
  }
}

/** Begins the home page with a scene, where the merchant has chosen no picture. */
async function showDemoHero(deps: Pick<Deps, "settings" | "now" | "newId">): Promise<void> {
  const hero = demoHero();
  if (!hero) return;
  const actor: System = { type: "system", name: "demo" };
  await deps.settings.change(
    "store",
    ({ value }) => ({ ...value, hero: value.hero ?? hero }),
    auditEntry(deps, actor, "settings.changeSettings"),
  );
}

function* picturesOf(all: Iterable<DemoProduct>): Generator<string> {
  for (const { pictures, variants } of all) {
    yield* pictures;
    for (const { picture } of variants) if (picture !== undefined) yield picture;
  }
}

/** A generated product as the catalog keeps it. */
export function productOf(demo: DemoProduct): Product {
  const images = demo.pictures.flatMap((id) => pictureAddress(id) ?? []);
  return {
    productId: demo.productId,
    name: demo.name,
    slug: demo.slug,
    description: demo.description,
    price: demo.price,
    category: demo.category,
    stock: demo.stock,
    available: demo.stock,
    imageUrl: images[0] ?? `/images/products/${demo.productId}.svg`,
    images,
    tags: demo.tags,
    options: demo.options,
    variants: demo.variants.map(({ picture, ...variant }) => {
      const imageUrl = picture === undefined ? undefined : pictureAddress(picture);
      return { ...variant, available: variant.stock, ...(imageUrl !== undefined && { imageUrl }) };
    }),
    isActive: true,
    version: 1,
    pricedVersion: 1,
    createdAt: demo.createdAt,
    updatedAt: demo.createdAt,
  };
}
