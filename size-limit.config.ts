import { buildWeb } from "./scripts/build-web.ts";
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

await buildWeb();
const manifest = manifestIn("dist/web/client/manifest.json");

export default Object.entries(budgets).map(([page, kilobytes]) => {
  const modules = ["entry-client.tsx", `${page}.tsx`];
  if (modules.some((name) => !manifest[name])) throw new Error(`The build has no page "${page}".`);
  return {
    name: page,
    path: filesOf(manifest, modules).scripts.map((file) => `dist/web/client/${file}`),
    limit: `${kilobytes} kB`,
    gzip: true,
  };
});
