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
  "orders/track": 55,
  "account/account": 55,
};

/** What a page of the admin may load by itself, with the frame and the API's client; 120 where none is named. */
const adminBudgets: Readonly<Record<string, number>> = {
  "home/home": 60,
  "customers/customers": 60,
  "customers/customer": 60,
  "catalog/products": 85,
};

await Promise.all([buildWeb(), buildAdmin()]);

export default [
  ...limitsOf(budgets, "dist/web/client", ["entry-client.tsx"]),
  ...limitsOf(
    Object.fromEntries(adminPages().map((page) => [page, adminBudgets[page] ?? 120])),
    "dist/admin",
    ["index.html", "../api/client.ts"],
  ),
];

/** Every module that the admin loads when an address or a press asks for it. */
function adminPages(): readonly string[] {
  return Object.entries(manifestIn("dist/admin/manifest.json")).flatMap(([name, chunk]) =>
    chunk?.isDynamicEntry && /^[a-z].*\.tsx$/.test(name) ? [name.slice(0, -".tsx".length)] : [],
  );
}

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
