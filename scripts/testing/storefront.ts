import { type ServerType, serve } from "@hono/node-server";
import { openBuild } from "../../web/server/build.ts";
import { buildWeb } from "../build-web.ts";
import { type OpenStorefront, openStorefront } from "../local/edge/storefront.ts";
import { seedShop } from "../local/seed.ts";
import type { ShopOptions } from "../local/shop.ts";
import { freePair } from "./server.ts";
import { type TestShop, testShop } from "./shop.ts";

/** A shop with its storefront, both listening, as with `npm start`. */
export type ServedShop = TestShop & {
  readonly apiUrl: string;
  readonly webUrl: string;
  readonly storefront: OpenStorefront;
};

/** A test shop with `products` demo products behind its edge, without listening on a port. */
export async function storefrontShop(
  products: number,
  port = 3000,
  options: Pick<ShopOptions, "publicUrl" | "trustedProxies"> = {},
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

/** The same, listening on two consecutive ports. */
export async function servedShop(products: number): Promise<ServedShop> {
  const port = await freePair();
  const shop = await storefrontShop(products, port);
  const servers: ServerType[] = [
    serve({ fetch: (request, env) => shop.fetch(request, env), port }),
    serve({ fetch: (request, env) => shop.storefront.fetch(request, env), port: port + 1 }),
  ];
  return {
    ...shop,
    apiUrl: `http://localhost:${port}`,
    webUrl: `http://localhost:${port + 1}`,
    async close() {
      for (const server of servers) {
        if ("closeAllConnections" in server) server.closeAllConnections();
        server.close();
      }
      await shop.close();
    },
  };
}
