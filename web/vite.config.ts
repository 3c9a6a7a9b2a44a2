import tailwind from "@tailwindcss/vite";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

const shared =
  /node_modules.(solid-js|@solidjs)|web.(lib.(format|head)|ui.(button|notice|picture|price|product-card|empty-state|skeleton|page-skeleton)|catalog.(recent|shelf)|shell.(icons|not-found))\./;

/** The storefront twice: for the browser (dist/web/client) and, with --ssr, for the server (dist/web/server). */
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  logLevel: "warn",
  plugins: [solid({ ssr: true }), tailwind()],
  // The server's part is whole, so that it runs wherever it is put.
  ...(isSsrBuild && { ssr: { noExternal: true as const } }),
  build: {
    target: "es2022",
    emptyOutDir: true,
    outDir: `../dist/web/${isSsrBuild ? "server" : "client"}`,
    manifest: isSsrBuild ? false : "manifest.json",
    copyPublicDir: !isSsrBuild,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: isSsrBuild ? "entry-server.ts" : "entry-client.tsx",
      output: isSsrBuild
        ? { entryFileNames: "entry-server.mjs", chunkFileNames: "[name]-[hash].mjs" }
        : // What most pages share is one file: small files pack badly.
          { codeSplitting: { groups: [{ name: "shop", test: shared }] } },
    },
  },
}));
