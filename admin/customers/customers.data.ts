import { query } from "@solidjs/router";
import type { InferRequestType, InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { askAsStaff } from "../shell/staff.ts";

type List = Client["admin"]["customers"]["$get"];
type One = Client["admin"]["customers"][":id"]["$get"];
export type CustomerPage = InferResponseType<List, 200>;
export type CustomerRow = CustomerPage["items"][number];
export type CustomerFilters = Omit<InferRequestType<List>["query"], "limit" | "lastKey">;
export type Customer = InferResponseType<One, 200>;
export type CustomerOrder = Customer["orderPage"]["items"][number];

/** A page of customers. */
export const loadCustomers = query(
  (filters: CustomerFilters & { readonly lastKey?: string }) =>
    askAsStaff<CustomerPage>((api, as) =>
      api.admin.customers.$get({ query: { limit: "50", ...filters } }, as()),
    ),
  "customers",
);

/** A customer with a page of orders. */
export const loadCustomer = query(
  ({ id, ...page }: { readonly id: string; readonly lastKey?: string }) =>
    askAsStaff<Customer>((api, as) =>
      api.admin.customers[":id"].$get({ param: { id }, query: { limit: "20", ...page } }, as()),
    ),
  "customer",
);

/** Says that a customer's VAT id was found to be theirs, or takes that back. */
export const verifyVatId = (id: string, vatId: string, verified: boolean) =>
  askAsStaff<Customer["taxes"]>((api, as) =>
    api.admin.customers[":id"]["vat-id"].$put({ param: { id }, json: { vatId, verified } }, as()),
  );
