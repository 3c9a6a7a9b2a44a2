import type { Server } from "node:http";
import { join, resolve } from "node:path";
import {
  createRunnableDevEnvironment,
  createServer,
  isRunnableDevEnvironment,
  type ResolvedConfig,
  type ViteDevServer,
} from "vite";
import { type DevBuild, devBuild } from "./build.ts";
import { errorText } from "./error-text.ts";

/** The module that the shop is opened from: it and all that it imports are reloaded when one of them changes. */
type ShopModule = typeof import("../local/running.ts");

/** The sources of API, workflows and storefront, compiled as they are asked for and watched. */
export type Sources = {
  /** Serves the browser's modules, styles and hot reload; passes on what is not its own. */
  readonly middlewares: ViteDevServer["middlewares"];
  /** Renders pages from their sources as they are now. */
  readonly build: DevBuild;
  /** Imports the shop's code as it is now. Throws what a broken module throws. */
  loadShop(): Promise<ShopModule>;
  /** Has the browsers load their page again. */
  reloadBrowsers(): void;
  /** Shows an error over the page in the browsers. */
  showError(error: unknown): void;
  close(): Promise<void>;
};

/** Code that changed is evaluated anew as a whole: the server's modules accept no hot updates. */
const createEnvironment = (name: string, config: ResolvedConfig) =>
  createRunnableDevEnvironment(name, config, { runnerOptions: { hmr: false } });

const shopModule = resolve("scripts/local/running.ts");
/** New files in these folders are noticed too, not only those that are imported already. */
const watched = ["api", "workflows", "scripts/local"];
/** An editor that saves several files at once causes one reload. In milliseconds. */
const quiet = 30;

/**
 * Starts Vite over web/vite.config.ts, with hot reload over the connections of `server`. Page modules reload by themselves;
 * `onShopChange` is called when the code of the API, a workflow or the storefront's server changed.
 */
export async function openSources(server: Server, onShopChange: () => void): Promise<Sources> {
  let settling: NodeJS.Timeout | undefined;
  let broken = false;
  const changed = (): void => {
    clearTimeout(settling);
    settling = setTimeout(onShopChange, quiet);
  };
  const vite = await createServer({
    configFile: "web/vite.config.ts",
    appType: "custom",
    cacheDir: resolve("dist/dev"),
    server: { middlewareMode: true, hmr: { server } },
    environments: { ssr: { dev: { createEnvironment } }, shop: { dev: { createEnvironment } } },
    plugins: [
      {
        name: "e-com67:shop",
        hotUpdate({ file, modules }) {
          const { name } = this.environment;
          if (name === "client") return undefined;
          if (name === "ssr") {
            if (modules.length > 0) runnerOf("ssr").clearCache();
            if (build.failed()) reloadBrowsers();
            return [];
          }
          const couldMend = broken && watched.some((folder) => file.startsWith(join(resolve(folder), "/")));
          if (modules.length > 0 || couldMend) changed();
          return [];
        },
      },
    ],
  });
  const runnerOf = (name: "ssr" | "shop") => {
    const environment = vite.environments[name];
    if (!environment || !isRunnableDevEnvironment(environment))
      throw new Error(`Vite runs no "${name}" code`);
    return environment.runner;
  };
  const reloadBrowsers = () => vite.environments.client.hot.send({ type: "full-reload" });
  const build = devBuild(() => runnerOf("ssr").import(resolve("web/entry-server.ts")));
  vite.watcher.add(watched.map((folder) => resolve(folder)));
  return {
    middlewares: vite.middlewares,
    build,
    async loadShop() {
      const runner = runnerOf("shop");
      runner.clearCache();
      try {
        const loaded = await runner.import<ShopModule>(shopModule);
        broken = false;
        return loaded;
      } catch (error) {
        broken = true;
        throw error;
      }
    },
    reloadBrowsers,
    showError(error) {
      vite.environments.client.hot.send({ type: "error", err: { message: errorText(error), stack: "" } });
    },
    async close() {
      clearTimeout(settling);
      await vite.close();
    },
  };
}
