import { buildWeb } from "./scripts/build-web.ts";
import { filesOf, manifestIn } from "./web/server/build.ts";

/** Kilobytes of gzipped script that a first visit to each kind of page may load. */
const budgets = {
  home: 35,
  product: 35,
  category: 36,
  search: 36,
  content: 35,
  cart: 50,
  checkout: 55,
  order: 55,
  account: 55,
};

await buildWeb();
const manifest = manifestIn("dist/web/client/manifest.json");

export default Object.entries(budgets).map(([page, kilobytes]) => {
  const modules = ["entry-client.tsx", `pages/${page}.tsx`];
  if (modules.some((name) => !manifest[name])) throw new Error(`The build has no page "${page}".`);
  return {
    name: page,
    path: filesOf(manifest, modules).scripts.map((file) => `dist/web/client/${file}`),
    limit: `${kilobytes} kB`,
    gzip: true,
  };
});
