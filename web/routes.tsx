import type { RouteDefinition, RouteSectionProps } from "@solidjs/router";
import { type Component, lazy } from "solid-js";
import { isServer } from "solid-js/web";
import { loadProduct } from "./catalog/catalog.data.ts";
import { usesModule } from "./lib/visit.ts";

/** All pages of the shop. Each is a separate chunk, loaded on first use. */
export const routes: readonly RouteDefinition[] = [
  {
    path: "/",
    component: page("catalog/home.tsx", async () => (await import("./catalog/home.tsx")).HomePage),
  },
  {
    path: "/p/:slug",
    component: page("catalog/product.tsx", async () => (await import("./catalog/product.tsx")).ProductPage),
    preload: ({ params }) => void loadProduct(params["slug"] ?? ""),
  },
  {
    path: "/c/:slug",
    component: page(
      "catalog/category.tsx",
      async () => (await import("./catalog/category.tsx")).CategoryPage,
    ),
  },
  {
    path: "/search",
    component: page("search/search.tsx", async () => (await import("./search/search.tsx")).SearchPage),
  },
  {
    path: "/pages/:name",
    component: page("content/content.tsx", async () => (await import("./content/content.tsx")).ContentPage),
  },
  {
    path: "/cart",
    component: page("cart/cart.tsx", async () => (await import("./cart/cart.tsx")).CartPage),
  },
  {
    path: "/checkout/:step?",
    component: page(
      "checkout/checkout.tsx",
      async () => (await import("./checkout/checkout.tsx")).CheckoutPage,
    ),
  },
  {
    path: "/orders",
    component: page("orders/orders.tsx", async () => (await import("./orders/orders.tsx")).OrdersPage),
  },
  {
    path: "/orders/:id/:view?",
    component: page("orders/order.tsx", async () => (await import("./orders/order.tsx")).OrderPage),
  },
  {
    path: "/track",
    component: page("orders/track.tsx", async () => (await import("./orders/track.tsx")).FindOrderPage),
  },
  {
    path: "/track/:id/:view?",
    component: page("orders/track.tsx", async () => (await import("./orders/track.tsx")).TrackPage),
  },
  {
    path: "/sign-in",
    component: page("account/sign-in.tsx", async () => (await import("./account/sign-in.tsx")).SignInPage),
  },
  {
    path: "/sign-up",
    component: page("account/sign-up.tsx", async () => (await import("./account/sign-up.tsx")).SignUpPage),
  },
  {
    path: "/reset",
    component: page("account/reset.tsx", async () => (await import("./account/reset.tsx")).ResetPage),
  },
  {
    path: "/account",
    component: page("account/account.tsx", async () => (await import("./account/account.tsx")).AccountPage),
  },
  {
    path: "/account/addresses",
    component: page(
      "account/account-addresses.tsx",
      async () => (await import("./account/account-addresses.tsx")).AddressesPage,
    ),
  },
  {
    path: "/account/notifications",
    component: page(
      "account/account-notifications.tsx",
      async () => (await import("./account/account-notifications.tsx")).NotificationsPage,
    ),
  },
  {
    path: "/account/closed",
    component: page(
      "account/data/closed.tsx",
      async () => (await import("./account/data/closed.tsx")).ClosedPage,
    ),
  },
  {
    path: "/wishlist",
    component: page(
      "account/wishlist.tsx",
      async () => (await import("./account/wishlist.tsx")).WishlistPage,
    ),
  },
  {
    path: "*",
    component: page("shell/not-found.tsx", async () => (await import("./shell/not-found.tsx")).NotFoundPage),
  },
];

/** `file` is the module's name in the build manifest. */
function page(file: string, load: () => Promise<Component<RouteSectionProps>>): Component<RouteSectionProps> {
  const Page = lazy(async () => ({ default: await (isServer ? load().catch(failing) : load()) }));
  return (props) => {
    if (isServer) usesModule(file);
    return <Page {...props} />;
  };
}

/**
 * Solid's server never completes a page whose code cannot be loaded, so this component throws instead, which
 * shows the failure page.
 */
const failing = (error: unknown): Component => {
  console.error(error instanceof Error ? error.message : error);
  return () => {
    throw new Error("The code of the page could not be loaded.");
  };
};
