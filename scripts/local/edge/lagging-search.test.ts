import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SyncDeps } from "../../../api/domain/search/sync.ts";
import type { TableChange } from "../../../api/ports/table.ts";
import { searchSync } from "../../../workflows/consumers/search-sync.ts";
import { consumers } from "../../../workflows/registry.ts";
import { storefrontShop } from "../../testing/storefront.ts";

const lag = 5_000;
let lagging = false;
let shop: Awaited<ReturnType<typeof storefrontShop>>;
beforeAll(async () => {
  shop = await storefrontShop(3, 3000, {
    consumers: {
      ...consumers,
      "search-sync": {
        ...consumers["search-sync"],
        load: async () => (deps: SyncDeps) => async (changes: readonly TableChange[]) => {
          if (lagging) await pause(lag);
          return searchSync(deps)(changes);
        },
      },
    },
  });
}, 60_000);
afterAll(() => shop.close());

const lists = ["/c/kitchen", "/", "/api/products?category=Kitchen"];

async function get(path: string) {
  const request = new Request(`http://localhost:3001${path}`, { headers: { accept: "text/html" } });
  const response = await shop.storefront.fetch(request);
  return { how: response.headers.get("x-cache"), text: await response.text() };
}

test("while search is five seconds behind, readers fill the cache with the old list; once it has the change none stays", async () => {
  const { productId, slug } = await shop.addProduct({ category: "Kitchen", price: 11 });
  await shop.settled();
  await shop.storefront.purged();
  const admin = await shop.admin();
  for (const path of lists) await get(path);
  expect((await get("/c/kitchen")).how).toBe("HIT");

  lagging = true;
  const from = performance.now();
  await admin.put(`/products/${productId}`, { price: 4321.5 });
  const isNew = (text: string) => /4,?321\.50?/.test(text);
  const old = new Set<string>();
  let pageAfter = Number.POSITIVE_INFINITY;
  const purged = shop.storefront.purged().then(() => performance.now() - from);
  const done = new AbortController();
  void purged.then(() => done.abort());
  while (!done.signal.aborted) {
    for (const path of lists) {
      const { how, text } = await get(path);
      if (how === "MISS" && !isNew(text)) old.add(path);
    }
    if (isNew((await get(`/p/${slug}`)).text)) pageAfter = Math.min(pageAfter, performance.now() - from);
    await pause(50);
  }
  const after = await purged;
  // The trap was set: after the first purge a reader cached what search still said.
  expect(old).toContain("/c/kitchen");
  expect(after).toBeGreaterThanOrEqual(lag);
  // The product's own page did not wait for search.
  expect(pageAfter).toBeLessThan(lag);
  for (const path of [...lists, ...lists]) expect(isNew((await get(path)).text), path).toBe(true);
  console.log(
    `A list was right ${Math.round(after - lag)} ms after search was; the page ${Math.round(pageAfter)} ms after the edit.`,
  );
});
