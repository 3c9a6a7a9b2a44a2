import type { RouteDefinition, RouteSectionProps } from "@solidjs/router";
import { type Component, lazy } from "solid-js";
import { loadProduct } from "./lib/catalog.data.ts";
import { usesModule } from "./lib/visit.ts";

/** Every page of the shop; each is code of its own that is fetched when it is first needed. */
export const routes: readonly RouteDefinition[] = [
  { path: "/", component: page("pages/home.tsx", async () => (await import("./pages/home.tsx")).HomePage) },
  {
    path: "/p/:slug",
    component: page("pages/product.tsx", async () => (await import("./pages/product.tsx")).ProductPage),
    preload: ({ params }) => void loadProduct(params["slug"] ?? ""),
  },
  {
    path: "/c/:slug",
    component: page("pages/category.tsx", async () => (await import("./pages/category.tsx")).CategoryPage),
  },
  {
    path: "/search",
    component: page("pages/search.tsx", async () => (await import("./pages/search.tsx")).SearchPage),
  },
  {
    path: "/pages/:name",
    component: page("pages/content.tsx", async () => (await import("./pages/content.tsx")).ContentPage),
  },
  {
    path: "/cart",
    component: page("pages/cart.tsx", async () => (await import("./pages/cart.tsx")).CartPage),
  },
  {
    path: "/checkout/:step?",
    component: page("pages/checkout.tsx", async () => (await import("./pages/checkout.tsx")).CheckoutPage),
  },
  {
    path: "/orders",
    component: page("pages/orders.tsx", async () => (await import("./pages/orders.tsx")).OrdersPage),
  },
  {
    path: "/orders/:id/:view?",
    component: page("pages/order.tsx", async () => (await import("./pages/order.tsx")).OrderPage),
  },
  {
    path: "/sign-in",
    component: page("pages/sign-in.tsx", async () => (await import("./pages/sign-in.tsx")).SignInPage),
  },
  {
    path: "/sign-up",
    component: page("pages/sign-up.tsx", async () => (await import("./pages/sign-up.tsx")).SignUpPage),
  },
  {
    path: "/reset",
    component: page("pages/reset.tsx", async () => (await import("./pages/reset.tsx")).ResetPage),
  },
  {
    path: "/account",
    component: page("pages/account.tsx", async () => (await import("./pages/account.tsx")).AccountPage),
  },
  {
    path: "/account/addresses",
    component: page(
      "pages/account-addresses.tsx",
      async () => (await import("./pages/account-addresses.tsx")).AddressesPage,
    ),
  },
  {
    path: "/account/notifications",
    component: page(
      "pages/account-notifications.tsx",
      async () => (await import("./pages/account-notifications.tsx")).NotificationsPage,
    ),
  },
  {
    path: "/wishlist",
    component: page("pages/wishlist.tsx", async () => (await import("./pages/wishlist.tsx")).WishlistPage),
  },
  {
    path: "*",
    component: page("pages/not-found.tsx", async () => (await import("./pages/not-found.tsx")).NotFoundPage),
  },
];

/** `file` is the module as the build's manifest names it. */
function page(file: string, load: () => Promise<Component<RouteSectionProps>>): Component<RouteSectionProps> {
  const Page = lazy(async () => ({ default: await load() }));
  return (props) => {
    usesModule(file);
    return <Page {...props} />;
  };
}
