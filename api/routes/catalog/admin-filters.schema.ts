import { z } from "@hono/zod-openapi";
import { textOf } from "../../domain/text.ts";

/** A yes or no in a query. */
export const flag = z.enum(["true", "false"]).transform((text) => text === "true");

/** What every list of products for staff can be filtered by. */
export const catalogFilters = {
  category: textOf(60)
    .optional()
    .openapi({ description: "Only products of this category", example: "Kitchen" }),
  active: flag
    .optional()
    .openapi({ description: "Only products that are on sale, or only those that are not" }),
};
