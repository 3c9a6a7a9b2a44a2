import { createRoute, z } from "@hono/zod-openapi";
import { attentionKinds, severities } from "../../domain/attention/rows.ts";
import { type Attention, showAttention } from "../../domain/attention/service.ts";
import { currencies, majorOf } from "../../domain/money.ts";
import { staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { MoneyView, TimeView } from "../shared.schema.ts";

const RowView = z
  .strictObject({
    kind: z.enum(attentionKinds),
    severity: z.enum(severities),
    subject: z.string().openapi({ example: "Order 4F6C0B1E" }),
    detail: z.string().openapi({ example: "3 units to pack" }),
    address: z
      .string()
      .openapi({ description: "The admin's page where staff act on it", example: "/orders/4f6c0b1e" }),
    since: TimeView.optional(),
    amount: MoneyView.optional(),
    currency: z.enum(currencies).optional(),
  })
  .openapi("AttentionRow");

const AttentionView = z
  .strictObject({
    items: z.array(RowView),
    counts: z
      .strictObject({
        pack: z.int().optional(),
        review: z.int().optional(),
        "refund-failed": z.int().optional(),
        dispute: z.int().optional(),
      })
      .openapi({ description: "All orders of these kinds, also those beyond the items" }),
  })
  .openapi("Attention");

const show = createRoute({
  method: "get",
  path: "/admin/attention",
  tags: ["metrics admin"],
  operationId: "getAttention",
  summary: "List what needs attention",
  description:
    "Orders to pack, in review, disputed or stuck, refunds that failed or take long, messages that failed for good, and products that run low: the most urgent first, ten of a kind at most. Each role is answered the kinds that it may act on.",
  ...staffOnly("staff"),
  responses: { 200: jsonOf("What needs attention now", AttentionView), ...problems(401, 403) },
});

/** What needs attention, for staff of every role. */
export const attention = newRouter().openapi(show, async (c) =>
  c.json(attentionView(await showAttention(c.var.deps, c.var.actor)), 200),
);

const attentionView = ({ rows, counts }: Attention): z.input<typeof AttentionView> => ({
  items: rows.map(({ amount, ...row }) => ({
    ...row,
    ...(amount !== undefined && { amount: majorOf(amount) }),
  })),
  counts,
});
