import { createRoute } from "@hono/zod-openapi";
import { listCustomers, showCustomer } from "../../domain/customers/staff.ts";
import { staffOnly } from "../../http/auth.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import {
  CustomerPageView,
  CustomerParam,
  CustomerQuery,
  CustomersQuery,
  CustomerView,
  customerView,
  summaryView,
} from "./admin-customers.schema.ts";

const list = createRoute({
  method: "get",
  path: "/admin/customers",
  tags: ["customers admin"],
  operationId: "listCustomers",
  summary: "List customers",
  description:
    "For staff: accounts that have paid an order or saved a profile, with what they bought. Addresses and phone numbers are in the single customer alone.",
  ...staffOnly("customers:read"),
  request: { query: CustomersQuery },
  responses: {
    200: jsonOf("One page, and the key of the next", CustomerPageView),
    ...problems(400, 401, 403),
  },
});

const show = createRoute({
  method: "get",
  path: "/admin/customers/{id}",
  tags: ["customers admin"],
  operationId: "getCustomer",
  summary: "Get a customer",
  description: "For staff: any account with phone, addresses and a page of its orders, newest first.",
  ...staffOnly("customers:read"),
  request: { params: CustomerParam, query: CustomerQuery },
  responses: { 200: jsonOf("The customer", CustomerView), ...problems(400, 401, 403, 404) },
});

/** Customers, for staff. */
export const adminCustomers = newRouter()
  .openapi(list, async (c) => {
    const { deps, actor } = c.var;
    const { q, sort, currency, limit, lastKey } = c.req.valid("query");
    const scope = `customers|${q ?? ""}|${sort}|${currency ?? ""}`;
    const page = await listCustomers(deps, actor, {
      prefix: q,
      sort,
      currency,
      limit,
      cursor: readCursor(deps.config.secret, scope, lastKey),
    });
    return c.json(
      {
        items: page.customers.map(summaryView),
        count: page.customers.length,
        ...(page.cursor && { lastKey: signCursor(deps.config.secret, scope, page.cursor) }),
      },
      200,
    );
  })
  .openapi(show, async (c) => {
    const { deps, actor } = c.var;
    const userId = c.req.valid("param").id;
    const { limit, lastKey } = c.req.valid("query");
    const scope = `customer-orders|${userId}`;
    const cursor = readCursor(deps.config.secret, scope, lastKey);
    const customer = await showCustomer(deps, actor, { userId, limit, cursor });
    const more = customer.page.cursor;
    return c.json(customerView(customer, more && signCursor(deps.config.secret, scope, more)), 200);
  });
