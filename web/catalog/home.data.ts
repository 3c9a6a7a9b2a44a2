import { query } from "@solidjs/router";
import { cacheable } from "../lib/visit.ts";
import { loadCategories, loadProduct, loadShelf } from "./catalog.data.ts";

/** The data of the home page: new products, inexpensive ones, and a picture for each category. */
export const loadHome = query(async () => {
  cacheable();
  const [fresh, small, categories] = await Promise.all([
    loadShelf({ sort: "newest", limit: 9 }),
    loadShelf({ sort: "price-asc", limit: 8 }),
    loadCategories(),
  ]);
  const [first] = fresh;
  const lead = first && (await loadProduct(first.slug));
  const faces = await Promise.all(
    categories.map(async ({ category, slug, count }) => {
      const [face] = await loadShelf({ category, sort: "newest", limit: 1, shown: "items" });
      return { category, slug, count, imageUrl: face?.imageUrl };
    }),
  );
  return { fresh, lead, small, faces };
}, "home");
