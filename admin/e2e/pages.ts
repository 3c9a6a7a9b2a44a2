import { addProduct, api, newAccount, tokenOf } from "../../web/e2e/kit.ts";
import { areas } from "../areas.ts";
import { confirmationOf, placedOrder } from "./orders.ts";
import { packableOrder } from "./packable-order.ts";

/**
 * An address for each page whose path has a parameter, from what the tests' shop holds. A page that is missing here fails
 * the tests of all pages.
 */
const examples: Readonly<Record<string, () => Promise<string>>> = {
  "/inventory/:id": async () => `/inventory/${(await addProduct()).productId}`,
  "/notifications/:id": async () =>
    `/notifications/${encodeURIComponent(await confirmationOf(await placedOrder()))}`,
  "/runs/:workflow/:id": async () => `/runs/checkout/${await placedOrder()}`,
  "/customers/:id": async () => {
    const token = await tokenOf(await newAccount());
    const { userId } = await api<{ userId: string }>("GET", "/me", undefined, token);
    return `/customers/${userId}`;
  },
  "/pages/:slug": async () => "/pages/returns",
  "/orders/:id": async () => `/orders/${(await packableOrder()).orderId}`,
  "/products/:id": async () => {
    const { productId } = await addProduct({
      options: [{ name: "Size", values: ["S", "L"] }],
      variants: [{ sku: crypto.randomUUID(), options: { Size: "S" }, stock: 0 }],
      imageUrl: "/favicon.svg",
      images: ["/favicon.svg?2", "/favicon.svg?3"],
    });
    return `/products/${productId}`;
  },
};

/** One page as the tests visit it; `name` can be a file's name. */
export type VisitedPage = { readonly name: string; readonly path: () => Promise<string> };

/** Every page of the admin. */
export const pages: readonly VisitedPage[] = areas.flatMap((area) =>
  area.pages.map(({ path }) => ({
    name: path === "/" ? "home" : path.slice(1).replaceAll(/[/:]+/g, "-"),
    path: async () => {
      if (!path.includes(":")) return path;
      const example = examples[path];
      if (!example) throw new Error(`admin/e2e/pages.ts has no example of ${path}`);
      return example();
    },
  })),
);
