import type { InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { many } from "../../web/lib/format.ts";
import { store } from "../../web/lib/store.ts";
import { timeOf } from "../../web/market/dates.ts";
import { written } from "../../web/ui/price.tsx";
import type { Permission } from "./permissions.ts";
import { askAsStaff } from "./staff.ts";

/** Something that the command palette leads to. */
export type Found = { readonly path: string; readonly label: string; readonly detail: string };

/** A kind of record that the palette finds by text. */
export type Finder = {
  readonly label: string;
  readonly permission: Permission;
  /** The page of one record, as in areas.ts. */
  readonly page: string;
  readonly find: (text: string) => Promise<readonly Found[]>;
};

/** As many of each kind as the palette shows. */
const limit = "5";

type Products = InferResponseType<Client["admin"]["products"]["$get"], 200>;
type Customers = InferResponseType<Client["admin"]["customers"]["$get"], 200>;
type Orders = InferResponseType<Client["admin"]["orders"]["$get"], 200>;

/** Every kind of record that the palette finds, in the order of its results. */
export const finders: readonly Finder[] = [
  {
    label: "Orders",
    permission: "orders:read",
    page: "/orders/:id",
    find: async (q) => {
      const { items } = await askAsStaff<Orders>((api, as) =>
        api.admin.orders.$get({ query: { q, limit } }, as()),
      );
      return items.map((order) => ({
        path: `/orders/${order.orderId}`,
        label: `Order ${order.orderNumber}`,
        detail: `${written(order.totalAmount, order.currency)} · ${timeOf(order.timestamp)}`,
      }));
    },
  },
  {
    label: "Products",
    permission: "catalog:read",
    page: "/products/:id",
    find: async (q) => {
      const { items } = await askAsStaff<Products>((api, as) =>
        api.admin.products.$get({ query: { q: q.slice(0, 100), limit } }, as()),
      );
      return items.map((product) => ({
        path: `/products/${product.productId}`,
        label: product.name,
        detail: `${written(product.price, store().currency)} · ${product.available} available${product.isActive ? "" : " · off sale"}`,
      }));
    },
  },
  {
    label: "Customers",
    permission: "customers:read",
    page: "/customers/:id",
    find: async (q) => {
      const { items } = await askAsStaff<Customers>((api, as) =>
        api.admin.customers.$get({ query: { q: q.slice(0, 100), limit } }, as()),
      );
      return items.map((customer) => ({
        path: `/customers/${customer.userId}`,
        label: customer.name ?? customer.email ?? customer.userId,
        detail: `${customer.name === undefined ? "" : `${customer.email ?? ""} · `}${many(customer.orders, "order")}`,
      }));
    },
  },
];
