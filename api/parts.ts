import { lazy } from "./adapters/lazy.ts";
import type { Deps } from "./deps.ts";
import { baseApp } from "./http/base.ts";
import { refuseOtherMethods } from "./http/methods.ts";
import type { Routes } from "./http/router.ts";

const catalog = async () => [(await import("./routes/catalog/products.ts")).products];
const system = async () => [(await import("./routes/system.ts")).system];

/** The routers that shoppers ask, by the first word of their paths. */
const parts: Readonly<Record<string, () => Promise<readonly Routes[]>>> = {
  health: system,
  "config.json": system,
  products: catalog,
  categories: catalog,
  images: async () => [
    (await import("./routes/catalog/images.ts")).images,
    (await import("./routes/uploads/uploads.ts")).uploads,
  ],
  search: async () => [(await import("./routes/search/search.ts")).search],
  cart: async () => [(await import("./routes/cart/cart.ts")).cart],
  orders: async () => [
    (await import("./routes/orders/orders.ts")).orders,
    (await import("./routes/orders/order-links.ts")).orderLinks,
  ],
  payment: async () => [
    (await import("./routes/payments/payment.ts")).payment,
    (await import("./routes/orders/admin-orders.ts")).adminOrders,
    (await import("./routes/refunds/refund-preview.ts")).refundPreview,
  ],
  auth: async () => [(await import("./routes/identity/auth.ts")).auth],
  me: async () => [
    (await import("./routes/customers/me.ts")).me,
    (await import("./routes/customers/account-data.ts")).accountData,
    (await import("./routes/customers/wishlist.ts")).wishlist,
    (await import("./routes/customers/vat-ids.ts")).vatIdRoutes,
  ],
  pages: async () => [(await import("./routes/content/pages.ts")).pages],
  countries: async () => [(await import("./routes/addresses/countries.ts")).countries],
  chat: async () => [(await import("./routes/chat/chats.ts")).chats],
};

/**
 * The API as createApp makes it, in parts: the code of a feature's routes is loaded with the first request for one of them,
 * so that a new environment of a function does not load what its first shopper does not ask for. The rest, such as staff's
 * routes, is the whole app's.
 */
export function createParts(deps: Deps): { fetch: (request: Request, env?: object) => Promise<Response> } {
  const whole = lazy(async () => (await import("./app.ts")).createApp(deps));
  const apps = new Map(
    Object.entries(parts).map(([word, routers]) => [
      word,
      lazy(async () => {
        const app = baseApp(deps);
        for (const router of await routers()) app.route("/", router);
        refuseOtherMethods(app);
        return app;
      }),
    ]),
  );
  return {
    async fetch(request, env) {
      const [, word = ""] = new URL(request.url).pathname.split("/", 2);
      const app = apps.get(word);
      return (await (app ?? whole)()).fetch(request, env);
    },
  };
}
