import { z } from "@hono/zod-openapi";

/** An id or a slug in a path. */
export const IdParam = z.object({
  id: z
    .string()
    .min(1)
    .max(120)
    .openapi({ description: "The product's id or slug", example: "steel-water-bottle" }),
});

/** An e-mail address as a form gives it. */
export const Email = z
  .string()
  .max(254, "must have at most 254 characters")
  // Blanks around it come with copying; what is between is what HTML's e-mail input takes.
  .regex(
    new RegExp(`^\\s*${z.regexes.html5Email.source.slice(1, -1)}\\s*$`),
    "must be an email address such as name@example.com",
  )
  .trim()
  .openapi({ example: "mei@example.com" });

/** `limit` as a query parameter: 1–100. */
export const limitQuery = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/, "must be a whole number from 1 to 100")
    .transform(Number)
    .pipe(z.int().min(1).max(100))
    .default(fallback)
    .openapi({
      type: "integer",
      minimum: 1,
      maximum: 100,
      default: fallback,
      description: "Most entries of the page",
    });

/** A list's page: `lastKey` is what the page before answered. */
export const PageQuery = z.object({
  lastKey: z
    .string()
    .max(2000)
    .regex(/^[\w-]+\.[\w-]{22}$/, "must be the lastKey of the page before")
    .optional()
    .openapi({
      description: "The lastKey of the page before, with the same filters",
      example: "eyJwcm9kdWN0SWQiOiI0ZjZjIn0.0aBcDeFgHiJkLmNoPqRsTu",
    }),
});

/** One entity tag whose part before a hyphen is the version, as the ETag headers have it; without quotes too. */
const tag = '(W/)?("\\d{1,9}(-[\\w-]{1,40})?"|\\d{1,9})';

/**
 * The versions that an edit is for: `"3"` as the ETag header gave it, or a list of such. `*`, like no header, is whatever
 * version there is.
 */
const Versions = z
  .string()
  .regex(
    new RegExp(`^(\\*|${tag}( ?, ?${tag}){0,9})$`),
    'If-Match must be * or versions as the ETag header gave them, such as "3".',
  )
  .transform((text) =>
    text === "*"
      ? undefined
      : text.split(",").map((one) => Number(/\d+/.exec(one.replace("W/", ""))?.[0] ?? 0)),
  )
  .openapi({
    example: '"3"',
    description: "The version that the edit was made on, as the ETag header gave it; * for any version",
  });

/** The edit applies to these versions, or to any. */
export const IfMatch = z.object({ "if-match": Versions.optional() });

/** As IfMatch, and required. */
export const RequiredIfMatch = z.object({ "if-match": Versions });

/** The six digits of a mail or a text message; blanks around them come with copying. */
export const codeFrom = (message: string) =>
  z
    .string()
    .max(100)
    .regex(/^\s*\d{6}\s*$/, `must be the six digits from the ${message}`)
    .trim()
    .openapi({ example: "123456" });

export const MoneyView = z
  .number()
  .min(0)
  .openapi({ example: 19.99, description: "Decimal major units, two decimals at most" });
export const TimeView = z.number().openapi({ example: 1795400000000, description: "Epoch milliseconds" });

/** A time as a query parameter. */
export const TimeQuery = z
  .string()
  .regex(/^\d{1,15}$/, "must be a time in epoch milliseconds")
  .transform(Number)
  .optional()
  .openapi({
    type: "integer",
    minimum: 0,
    maximum: 999_999_999_999_999,
    description: "Epoch milliseconds, inclusive",
    example: 1795400000000,
  });
