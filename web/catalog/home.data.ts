import { query } from "@solidjs/router";
import { cachedUnder } from "../lib/visit.ts";
import { loadAisles, loadProduct, loadShelf } from "./catalog.data.ts";

/** What the front page shows: what is new, what costs little, and a face for each department. */
export const loadHome = query(async () => {
  cachedUnder("list", "categories");
  const [fresh, small, aisles] = await Promise.all([
    loadShelf({ sort: "newest", limit: 9 }),
    loadShelf({ sort: "price-asc", limit: 8 }),
    loadAisles(),
  ]);
  const [first] = fresh;
  const lead = first && (await loadProduct(first.slug));
  const faces = await Promise.all(
    aisles.map(async ({ category, slug, count }) => {
      const [face] = await loadShelf({ category, sort: "newest", limit: 1 });
      return { category, slug, count, imageUrl: face?.imageUrl };
    }),
  );
  return { fresh, lead, small, faces };
}, "home");
