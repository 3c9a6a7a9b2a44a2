import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { closeAccount, exportAccount } from "../../domain/customers/account-data.ts";
import { shopperOnly } from "../../http/auth.ts";
import { callerOf } from "../../http/caller.ts";
import { devicesOf } from "../../http/devices.ts";
import type { HttpEnv } from "../../http/env.ts";
import { limited } from "../../http/limits.ts";
import { ownPagesOnly } from "../../http/origin.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { TimeView } from "../shared.schema.ts";

const AccountExportView = z
  .strictObject({
    account: z.strictObject({
      userId: z.string(),
      email: z.string(),
      name: z.string().optional(),
      createdAt: TimeView,
    }),
    tables: z
      .record(z.string(), z.array(z.looseObject({})))
      .openapi({ description: "Stored items by table, as they are stored: amounts are in minor units" }),
  })
  .openapi("AccountExport");

const exported = createRoute({
  method: "get",
  path: "/me/export",
  tags: ["me"],
  operationId: "exportAccount",
  summary: "Export the caller's data",
  description:
    "Everything that the shop keeps about the caller's account: profile, addresses, cart, orders, messages and conversations.",
  security: shopperOnly.security,
  middleware: [shopperOnly.middleware, limited("export", 10, 3_600)] as const,
  responses: {
    200: jsonOf("What is stored, by table", AccountExportView),
    ...problems(401, 404, 429),
  },
});

const close = createRoute({
  method: "post",
  path: "/me/close",
  tags: ["me"],
  operationId: "closeAccount",
  summary: "Close the caller's account",
  description:
    "Deletes the account and what the shop keeps about it, for good. Orders are kept, as tax law asks. Refused with 409 while an order is under way, and for staff.",
  security: shopperOnly.security,
  middleware: [ownPagesOnly, shopperOnly.middleware, limited("close", 10, 3_600)] as const,
  request: {
    body: jsonBody(z.strictObject({ password: z.string().min(1).max(256) }).openapi("CloseAccount")),
  },
  responses: {
    204: { description: "The account is gone, and every session has ended" },
    ...problems(400, 401, 403, 404, 409, 413, 415, 429, 503),
  },
});

/** What the law lets people ask of a shop: their data, and its deletion. */
export const accountData = newRouter()
  .openapi(exported, async (c) => {
    c.header("content-disposition", 'attachment; filename="account.json"');
    const { account, tables } = await exportAccount(c.var.deps, c.var.actor);
    return c.json(AccountExportView.parse({ account, tables }), 200);
  })
  .openapi(close, async (c) => {
    // The middleware only narrows who is calling.
    const call = c as unknown as Context<HttpEnv>;
    const { password } = c.req.valid("json");
    await closeAccount(c.var.deps, c.var.actor, {
      password,
      caller: callerOf(call),
      devices: devicesOf(call),
    });
    return c.body(null, 204);
  });
