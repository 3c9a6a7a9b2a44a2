import tailwind from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import solid from "vite-plugin-solid";

const shared =
  /node_modules.(solid-js|@solidjs)|web.(lib.(format|head|delivery-days)|ui.(pictures.(picture|broken-picture)|button|notice|price|product-card|empty-state|skeleton|icons)|catalog.(catalog\.data|recent|shelf)|market.(address|market)|shell.not-found)\./;

/** Wherever amounts stand, there are dates of arrival. */
const totals = /web.(cart.totals|lib.dates|checkout.chosen-option|ui.pictures.thumbnail)\./;

/**
 * Vite loads a module with the styles that it lists for it. Here every page has all styles and no lists, so the kilobyte of
 * script that would do so on each page is left out.
 */
const plainImports: Plugin = {
  name: "plain-imports",
  enforce: "pre",
  load: (id) =>
    id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : undefined,
};

/**
 * Builds the storefront for the browser (dist/web/client) and, with --ssr, for the server (dist/web/server).
 */
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  logLevel: "warn",
  plugins: [plainImports, solid({ ssr: true }), tailwind()],
  // The server build includes its dependencies, so that it runs from any folder.
  ...(isSsrBuild && { ssr: { noExternal: true as const } }),
  build: {
    target: "es2022",
    // Pages that are open in browsers ask for the files of earlier builds.
    emptyOutDir: isSsrBuild === true,
    outDir: `../dist/web/${isSsrBuild ? "server" : "client"}`,
    manifest: isSsrBuild ? false : "manifest.json",
    copyPublicDir: !isSsrBuild,
    // Lists of what to preload cost every page more than the one request that they save when the cart is opened.
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: isSsrBuild ? "entry-server.ts" : "entry-client.tsx",
      output: isSsrBuild
        ? { entryFileNames: "entry-server.mjs", chunkFileNames: "[name]-[hash].mjs" }
        : // Modules shared by most pages are one chunk, because small files compress badly.
          {
            codeSplitting: {
              groups: [
                { name: "shop", test: shared },
                { name: "totals", test: totals },
              ],
            },
          },
    },
  },
}));
