import tailwind from "@tailwindcss/vite";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

/** Modules that every page needs: one chunk, because small files compress badly. */
const shared = /node_modules.(solid-js|@solidjs)|web.lib.|web.ui.(button|notice|skeleton|icons|toast)\./;

/** Builds the admin into dist/admin: static files for any server or bucket. */
export default defineConfig({
  root: import.meta.dirname,
  logLevel: "warn",
  plugins: [solid(), tailwind()],
  build: {
    target: "es2022",
    // Pages that are open in browsers ask for the files of earlier builds.
    emptyOutDir: false,
    outDir: "../dist/admin",
    manifest: "manifest.json",
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "admin", test: shared }] } } },
  },
});
