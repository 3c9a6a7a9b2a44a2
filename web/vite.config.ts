import tailwind from "@tailwindcss/vite";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

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
      ...(isSsrBuild && {
        output: { entryFileNames: "entry-server.mjs", chunkFileNames: "[name]-[hash].mjs" },
      }),
    },
  },
}));
