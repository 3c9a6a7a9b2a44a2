import { createRoute, z } from "@hono/zod-openapi";
import { countryList } from "../../domain/addresses/country.ts";
import { addressForm } from "../../domain/addresses/form.ts";
import { conditional, ifNoneMatch, notModified } from "../../http/conditional.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";

const CountriesView = z
  .strictObject({
    items: z.array(
      z.strictObject({ code: z.string().openapi({ example: "SG" }), name: z.string() }).openapi("Country"),
    ),
    count: z.int(),
  })
  .openapi("Countries");

const AddressFormView = z
  .strictObject({
    country: z.string().openapi({ example: "JP" }),
    name: z.string(),
    fields: z.array(
      z
        .strictObject({
          name: z.enum(["street", "city", "state", "zipCode"]),
          label: z.string().openapi({ example: "Prefecture" }),
          required: z.boolean(),
          row: z.int().openapi({ description: "Fields of one row stand side by side" }),
          example: z.string().optional().openapi({ example: "154-0023" }),
          options: z.array(z.strictObject({ value: z.string(), label: z.string() })).optional(),
        })
        .openapi("AddressField"),
    ),
    lines: z.array(z.string()).openapi({
      description: "The lines of a label, with the fields' names in braces",
      example: ["{name}", "{street}", "{city}, {state} {zipCode}"],
    }),
  })
  .openapi("AddressForm");

const list = createRoute({
  method: "get",
  path: "/countries",
  tags: ["addresses"],
  operationId: "listCountries",
  summary: "List countries",
  description: "Every country that an address may be in, with its ISO 3166-1 code and English name, by name.",
  middleware: conditional,
  parameters: ifNoneMatch,
  responses: { 200: jsonOf("Every country", CountriesView), ...notModified, ...problems(400) },
});

const form = createRoute({
  method: "get",
  path: "/countries/{country}/address-form",
  tags: ["addresses"],
  operationId: "getAddressForm",
  summary: "Get the address form of a country",
  description:
    "The fields of an address in the order and with the names that people of the country use, which of them are required, the states to choose from, and the lines of a label.",
  request: {
    params: z.object({
      country: z
        .string()
        .min(1)
        .max(80)
        .openapi({ description: "ISO 3166-1 code or English name", example: "JP" }),
    }),
  },
  middleware: conditional,
  parameters: ifNoneMatch,
  responses: { 200: jsonOf("The form", AddressFormView), ...notModified, ...problems(400) },
});

const cache = { "cache-control": "public, max-age=86400" };

/** What address forms are built from. */
export const countries = newRouter()
  .openapi(list, (c) => {
    const items = countryList.map((country) => ({ ...country }));
    return c.json({ items, count: items.length }, 200, cache);
  })
  .openapi(form, (c) => {
    const found = addressForm(c.req.valid("param").country);
    return c.json(
      {
        ...found,
        fields: found.fields.map(({ options, ...field }) => ({
          ...field,
          ...(options && { options: options.map((option) => ({ ...option })) }),
        })),
        lines: [...found.lines],
      },
      200,
      cache,
    );
  });
