import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { embeddedSearch } from "../../api/adapters/embedded/search/search-index.ts";
import { emptySegment } from "../../api/adapters/embedded/search/segment.ts";
import { openSqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../../api/adapters/embedded/table/table.ts";
import { productsIn } from "../../api/adapters/stores/catalog/products.ts";
import { inventoryIn } from "../../api/adapters/stores/inventory/inventory.ts";
import { allTables, tables } from "../../api/adapters/stores/keys.ts";
import { searchSourceIn } from "../../api/adapters/stores/search/changes.ts";
import { editProduct, newProduct } from "../../api/domain/catalog/edit.ts";
import type { Product } from "../../api/domain/catalog/product.ts";
import { withUnits } from "../../api/domain/inventory/inventory.ts";
import { documentOf } from "../../api/domain/search/document.ts";
import type { SearchDocument, SearchIndex } from "../../api/ports/search-index.ts";
import type { TableChange } from "../../api/ports/table.ts";
import { runs } from "../../scripts/testing/properties/properties.ts";
import { searchSync } from "./search-sync.ts";

const everything = {
  text: "",
  filters: { categories: [], tags: [], inStock: false },
  sort: "newest",
  offset: 0,
  limit: 100,
} as const;

/** A shop's tables and stores in memory, on a clock that staff's edits push on. */
function newShop() {
  let now = 1_790_000_000_000;
  const engine = sqliteTables(openSqlite(":memory:"), allTables, { clock: () => now });
  const inventory = inventoryIn(engine, () => now);
  const products = productsIn(engine, inventory);
  const audit = (action: string) => ({ auditId: `${action}-${now}`, at: now, actor: "staff", action });
  const fresh = { newId: () => "unused" };
  return {
    engine,
    products,
    async create(productId: string, name: string): Promise<void> {
      now += 10;
      if (await products.find(productId)) return;
      const input = {
        name,
        description: "",
        price: 100,
        category: "Things",
        stock: 5,
        images: [],
        tags: [name],
        options: [],
        variants: [],
        isActive: true,
      };
      const product = newProduct({ ...input, slug: productId }, { ...fresh, productId, now });
      await products.create(product, audit("create"));
    },
    async edit(productId: string, edit: { name?: string; isActive?: boolean }): Promise<void> {
      now += 10;
      if (!(await products.find(productId))) return;
      const decide: Parameters<typeof products.change>[1] = (product, units) =>
        editProduct(product, units, edit, { ...fresh, now });
      await products.change(productId, decide, audit("edit"));
    },
    async stock(productId: string, quantity: number): Promise<void> {
      const reason = "counted";
      await inventory.change({ productId }, (item) => withUnits(item, quantity, now), {
        ...audit(reason),
        reason,
      });
      await products.copyUnits(productId);
    },
    async erase(productId: string): Promise<void> {
      now += 10;
      await engine.delete(tables.products, { productId });
    },
    feed: async (): Promise<readonly TableChange[]> =>
      (await engine.changes(tables.products, { limit: 1000 })).changes,
    async documents(): Promise<SearchDocument[]> {
      const { products: all } = await products.listAll({ sort: "name", descending: false, limit: 100 });
      return sorted(all.filter((product: Product) => product.isActive).map(documentOf));
    },
  };
}

const sorted = (documents: readonly SearchDocument[]): SearchDocument[] =>
  [...documents].sort((one, other) => (one.productId < other.productId ? -1 : 1));
const indexed = async (index: SearchIndex): Promise<SearchDocument[]> =>
  sorted((await index.search(everything)).hits.map(({ document }) => document));
const quiet = { log: () => {} };

const id = fc.constantFrom("a", "b", "c", "d");
const act = fc.oneof(
  fc.record({ act: fc.constant("create" as const), id, name: fc.constantFrom("Mug", "Lamp") }),
  fc.record({ act: fc.constant("rename" as const), id, name: fc.constantFrom("Cup", "Light") }),
  fc.record({ act: fc.constant("hide" as const), id }),
  fc.record({ act: fc.constant("show" as const), id }),
  fc.record({ act: fc.constant("stock" as const), id, by: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ act: fc.constant("erase" as const), id }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function perform(shop: ReturnType<typeof newShop>, step: Act): Promise<void> {
  if (step.act === "create") return shop.create(step.id, step.name);
  if (step.act === "rename") return shop.edit(step.id, { name: step.name });
  if (step.act === "hide") return shop.edit(step.id, { isActive: false });
  if (step.act === "show") return shop.edit(step.id, { isActive: true });
  if (step.act === "stock") return shop.stock(step.id, step.by);
  return shop.erase(step.id);
}

describe("the search index", () => {
  test("ends as the table stands, whatever happens to the products and to the feed on its way", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 25 }),
        fc.infiniteStream(fc.nat()),
        fc.infiniteStream(fc.boolean()),
        fc.nat({ max: 25 }),
        async (acts, picks, fails, rebuiltAfter) => {
          const shop = newShop();
          const index = embeddedSearch(emptySegment());
          // Some of a batch fail, now and then.
          const flaky: SearchIndex = {
            ...index,
            apply: async (changes) => {
              const refused = changes.filter(() => fails.next().value === true);
              await index.apply(changes.filter((change) => !refused.includes(change)));
              return {
                failed: refused.map((change) => ({
                  productId: change.type === "put" ? change.document.productId : change.productId,
                  reason: "planned",
                })),
              };
            },
          };
          const sync = searchSync({ search: flaky, searchSource: searchSourceIn(shop.engine), ...quiet });
          for (const [place, step] of acts.entries()) {
            await perform(shop, step);
            if (place === rebuiltAfter) await index.rebuild(searchSourceIn(shop.engine).all());
          }
          const changes = await shop.feed();
          // Any order, some twice; then all that failed until none does.
          const pick = (): TableChange | undefined => changes[Number(picks.next().value) % changes.length];
          const deliveries = [...changes, ...changes.slice(0, 5)].map((change) => ({
            change,
            order: Number(picks.next().value),
          }));
          deliveries.sort((one, other) => one.order - other.order);
          let open = deliveries.map(({ change }) => change);
          while (open.length > 0) {
            const batch = open.slice(0, 4);
            const late = pick();
            const { failed } = await sync(late ? [...batch, late] : batch);
            open = [...open.slice(4), ...changes.filter(({ sequence }) => failed.includes(sequence))];
          }
          expect(await indexed(index)).toEqual(await shop.documents());
        },
      ),
      { numRuns: runs(150) },
    );
  });

  test("a sale that changes no version is indexed all the same", async () => {
    const shop = newShop();
    const index = embeddedSearch(emptySegment());
    const sync = searchSync({ search: index, searchSource: searchSourceIn(shop.engine), ...quiet });
    await shop.create("a", "Mug");
    await shop.stock("a", -5);
    const [created, sold] = await shop.feed();
    if (!created || !sold) throw new Error("two changes were made");
    await sync([sold]);
    await sync([created]);
    expect((await indexed(index)).map(({ available }) => available)).toEqual([0]);
  });

  test("a row that is no product is passed over, and what follows it is indexed", async () => {
    const shop = newShop();
    const index = embeddedSearch(emptySegment());
    const said: string[] = [];
    const sync = searchSync({
      search: index,
      searchSource: searchSourceIn(shop.engine),
      log: (_, message) => void said.push(message),
    });
    await shop.engine.put(tables.products, { productId: "odd", note: "not a product" });
    await shop.create("a", "Mug");
    expect(await sync(await shop.feed())).toEqual({ failed: [] });
    expect(said).toEqual(["not a product"]);
    expect(await indexed(index)).toHaveLength(1);
  });

  test("of a batch only what failed comes again, each of its changes by name", async () => {
    const shop = newShop();
    await shop.create("a", "Mug");
    await shop.create("b", "Lamp");
    await shop.edit("a", { name: "Cup" });
    const failing = {
      ...embeddedSearch(emptySegment()),
      apply: async () => ({ failed: [{ productId: "a", reason: "planned" }] }),
    };
    const changes = await shop.feed();
    const { failed } = await searchSync({
      search: failing,
      searchSource: searchSourceIn(shop.engine),
      ...quiet,
    })(changes);
    expect(failed).toEqual(
      changes.filter(({ key }) => key["productId"] === "a").map(({ sequence }) => sequence),
    );
    expect(failed).toHaveLength(2);
  });
});
