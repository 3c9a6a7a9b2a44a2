import { buildAdmin, buildWeb } from "./scripts/build-web.ts";
import { filesOf, manifestIn } from "./web/server/build.ts";

/** Kilobytes of gzipped script that a first visit to each kind of page may load. */
const budgets = {
  "catalog/home": 35,
  "catalog/product": 35,
  "catalog/category": 36,
  "search/search": 36,
  "content/content": 35,
  "cart/cart": 50,
  "checkout/checkout": 55,
  "orders/order": 55,
  "account/account": 55,
};

/** The same for pages of the admin with what each loads by itself: the frame, the API's client and the page. */
const adminBudgets = {
  "catalog/products": 80,
};

await Promise.all([buildWeb(), buildAdmin()]);

export default [
  ...limitsOf(budgets, "dist/web/client", ["entry-client.tsx"]),
  ...limitsOf(adminBudgets, "dist/admin", ["index.html", "../api/client.ts"]),
];

function limitsOf(pages: Readonly<Record<string, number>>, folder: string, always: readonly string[]) {
  const manifest = manifestIn(`${folder}/manifest.json`);
  return Object.entries(pages).map(([page, kilobytes]) => {
    const modules = [...always, `${page}.tsx`];
    if (modules.some((name) => !manifest[name])) throw new Error(`${folder} has no page "${page}".`);
    return {
      name: `${folder === "dist/admin" ? "admin " : ""}${page}`,
      path: filesOf(manifest, modules).scripts.map((file) => `${folder}/${file}`),
      limit: `${kilobytes} kB`,
      gzip: true,
    };
  });
}
