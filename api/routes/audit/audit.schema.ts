import { z } from "@hono/zod-openapi";
import type { AuditPage, ShownAuditRecord } from "../../domain/audit/history.ts";
import { TimeView } from "../shared.schema.ts";

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const AuditEntryView = z
  .strictObject({
    auditId: z.string(),
    at: TimeView,
    actor: z.string().openapi({ description: "The account that made the change" }),
    actorEmail: z.string().optional(),
    feature: z.string().openapi({ example: "catalog" }),
    action: z
      .string()
      .openapi({ description: "What was done, as feature.verb", example: "catalog.updateProduct" }),
    subject: z.string().openapi({ description: "What it was done to", example: "settings#store" }),
    reason: z.string().optional(),
    changes: z
      .array(
        z.strictObject({
          path: z.string().openapi({ example: "shipping.standard.flat" }),
          before: Value.optional(),
          after: Value.optional(),
        }),
      )
      .openapi({
        description:
          "Every field that differs, 100 at most. Without `before` the field is new, without `after` it was removed. Secrets are hidden and long texts cut.",
      }),
    more: z.int().openapi({ description: "Changed fields beyond those" }),
  })
  .openapi("AuditEntry");

export const AuditPageView = z
  .strictObject({ items: z.array(AuditEntryView), count: z.int(), lastKey: z.string().optional() })
  .openapi("AuditPage");

const auditEntryView = ({ changes, ...entry }: ShownAuditRecord): z.input<typeof AuditEntryView> => ({
  ...entry,
  changes: changes.map((change) => ({ ...change })),
});

/** A page of the log; `lastKey` is the signed cursor of the next. */
export const auditPageView = (
  page: AuditPage,
  lastKey: string | undefined,
): z.input<typeof AuditPageView> => ({
  items: page.entries.map(auditEntryView),
  count: page.entries.length,
  ...(lastKey !== undefined && { lastKey }),
});
