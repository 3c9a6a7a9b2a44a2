import { z } from "@hono/zod-openapi";

/** An id or a slug in a path. */
export const IdParam = z.object({ id: z.string().min(1).max(120) });

/** `limit` as a query parameter: 1–100. */
export const limitQuery = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/, "must be a whole number from 1 to 100")
    .transform(Number)
    .pipe(z.int().min(1).max(100))
    .default(fallback)
    .openapi({ type: "integer", minimum: 1, maximum: 100, default: fallback });

/** A list's page: `lastKey` is what the page before answered. */
export const PageQuery = z.object({ lastKey: z.string().min(1).max(2000).optional() });

/** The version that an edit is for: `"3"`, as the ETag header gave it; 3 will do. */
export const VersionTag = z
  .string()
  .regex(/^(W\/)?"?\d{1,9}"?$/, "must be a version, as the ETag header gave it")
  .transform((tag) => Number(tag.replace(/\D/g, "")))
  .openapi({ type: "string", example: '"3"' });

/** `*` is whatever version there is, as without the header. */
export const IfMatch = z.object({
  "if-match": z
    .union([z.literal("*").transform(() => undefined), VersionTag])
    .optional()
    .openapi({ type: "string", example: '"3"' }),
});

export const MoneyView = z
  .number()
  .min(0)
  .openapi({ example: 19.99, description: "Decimal major units, two decimals at most" });
export const TimeView = z.number().openapi({ example: 1795400000000, description: "Epoch milliseconds" });
