import { type ServerType, serve } from "@hono/node-server";
import { createAdmin } from "../../admin/server.ts";
import { openBuild } from "../../web/server/build.ts";
import { buildAdmin, buildWeb } from "../build-web.ts";
import { builtAdmin } from "../local/admin.ts";
import { type OpenStorefront, openStorefront } from "../local/edge/storefront.ts";
import { upgradeOn } from "../local/listening.ts";
import { seedShop } from "../local/seed.ts";
import type { ShopOptions } from "../local/shop.ts";
import { freePorts } from "./server.ts";
import { type TestShop, testShop } from "./shop.ts";

/** A shop with its storefront and its admin, all listening, as with `npm start`. */
export type ServedShop = TestShop & {
  readonly apiUrl: string;
  readonly webUrl: string;
  readonly adminUrl: string;
  readonly storefront: OpenStorefront;
};

/** A test shop with `products` demo products behind its edge, without listening on a port. */
export async function storefrontShop(
  products: number,
  port = 3000,
  options: Pick<
    ShopOptions,
    "publicUrl" | "adminUrl" | "trustedProxies" | "consumers" | "buffered" | "streamFor"
  > = {},
): Promise<TestShop & { readonly storefront: OpenStorefront }> {
  await buildWeb();
  const shop = await testShop({ port, ...options });
  await seedShop(shop, products, () => {});
  await shop.consumers.idle();
  const storefront = await openStorefront(shop, {
    origin: options.publicUrl ?? `http://localhost:${port + 1}`,
    build: await openBuild("dist/web"),
    cache: true,
  });
  return {
    ...shop,
    storefront,
    async close() {
      await storefront.close();
      await shop.close();
    },
  };
}

/** The same with the admin, listening on three consecutive ports. */
export async function servedShop(products: number): Promise<ServedShop> {
  const port = await freePorts();
  await buildAdmin();
  const shop = await storefrontShop(products, port);
  const admin = createAdmin({ api: (request, env) => shop.fetch(request, env), ...builtAdmin("dist/admin") });
  const servers: ServerType[] = [
    serve({ fetch: (request, env) => shop.fetch(request, env), port }),
    serve({ fetch: (request, env) => shop.storefront.fetch(request, env), port: port + 1 }),
    serve({ fetch: (request, env) => admin.fetch(request, env), port: port + 2 }),
  ];
  for (const server of servers)
    if ("closeAllConnections" in server)
      upgradeOn(server, async (...asked) => shop.chat.sockets.upgrade(...asked));
  return {
    ...shop,
    apiUrl: `http://localhost:${port}`,
    webUrl: `http://localhost:${port + 1}`,
    adminUrl: `http://localhost:${port + 2}`,
    async close() {
      for (const server of servers) {
        if ("closeAllConnections" in server) server.closeAllConnections();
        server.close();
      }
      await shop.close();
    },
  };
}
