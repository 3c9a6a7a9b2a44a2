import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import { resolve } from "node:path";
import { createServer, type ViteDevServer } from "vite";
import type { AdminFiles } from "../local/admin.ts";

/** The sources of the admin, compiled as they are asked for and watched. */
export type AdminSources = {
  /** Serves the browser's modules, styles and hot reload; passes on what is not its own. */
  readonly middlewares: ViteDevServer["middlewares"];
  readonly files: AdminFiles;
  /** Has the browsers load their page again. */
  reloadBrowsers(): void;
  close(): Promise<void>;
};

/** Starts Vite over admin/vite.config.ts, with hot reload over the connections of `server`. */
export async function openAdminSources(server: Server): Promise<AdminSources> {
  const vite = await createServer({
    configFile: "admin/vite.config.ts",
    appType: "custom",
    cacheDir: resolve("dist/dev-admin"),
    server: { middlewareMode: true, hmr: { server } },
  });
  return {
    middlewares: vite.middlewares,
    files: {
      // Vite has served it before.
      file: () => undefined,
      page: async (request) => {
        const html = await readFile("admin/index.html", "utf8");
        const page = await vite.transformIndexHtml(new URL(request.url).pathname, html);
        return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
      },
    },
    reloadBrowsers: () => vite.environments.client.hot.send({ type: "full-reload" }),
    close: () => vite.close(),
  };
}
