import { z } from "@hono/zod-openapi";
import { type Address, readAddress, readPlace } from "../../domain/addresses/address.ts";
import { DomainError, type Issue } from "../../domain/errors.ts";
import type { Destination } from "../../domain/taxes/places.ts";
import { anyText, textOf } from "../../domain/text.ts";

const country = textOf(80).openapi({
  example: "SG",
  description:
    'ISO 3166-1 code of two or three letters, or the English name ("Singapore"). It is kept as the code of two letters.',
});
const state = anyText(100).openapi({
  example: "CA",
  description:
    "State, province or prefecture, by code or name. Required in the United States, Canada and Australia; elsewhere it is read from the postal code where it is left out and needed.",
});

const zipCode = anyText(20).optional().openapi({
  example: "94105",
  description: "Postal code: some places are taxed otherwise than the country that they are in",
});

/** The fields of an address as a caller writes them; `read` makes the address of them. */
export const TypedAddress = z.strictObject({
  name: textOf(120).optional().openapi({ description: "Who it is for", example: "Mei Tan" }),
  street: textOf(200).openapi({ description: "Street and number", example: "10 Anson Road" }),
  street2: anyText(200)
    .optional()
    .openapi({ description: "Apartment, building or district", example: "#12-01" }),
  city: anyText(100)
    .default("")
    .openapi({ description: "Required where the country's post asks for one", example: "Singapore" }),
  state: state.default(""),
  zipCode: anyText(20).default("").openapi({
    description:
      "Postal code, checked by the country's rules. Leave it out where the country has none, such as Hong Kong.",
    example: "079903",
  }),
  country,
  phone: textOf(40).optional().openapi({ example: "+65 6123 4567" }),
});

/** The address that was meant, in the spelling of its country's post; a field that is wrong is named. */
export const read = <Fields extends z.ZodType<Address>>(fields: Fields) =>
  fields.transform((typed, ctx) => {
    const found = readAddress({ ...typed, street2: typed.street2 === "" ? undefined : typed.street2 });
    if ("address" in found) return found.address;
    refuse(found.issues, ctx);
    return z.NEVER;
  });

/** A postal address that a caller sends. */
export const AddressBody = read(TypedAddress).openapi("AddressRequest");

/** Country, state and postal code, which shipping and tax depend on; other fields of an address are ignored. */
export const PlaceBody = z
  .object({ country, state: state.optional(), zipCode })
  .transform(({ zipCode, ...typed }, ctx) => {
    const found = readPlace(typed);
    if ("place" in found) return { ...found.place, zipCode };
    refuse(found.issues, ctx);
    return z.NEVER;
  })
  .openapi("Place", { description: "Where it goes: country, state and postal code decide shipping and tax" });

/** Country, state and postal code as query parameters. */
export const placeQuery = { country: country.optional(), state: state.optional(), zipCode };

/** The place of query parameters. Throws VALIDATION_ERROR for a country or state that is not known. */
export function placeOf({ zipCode, ...typed }: Parameters<typeof readPlace>[0] & Destination): Destination {
  const found = readPlace(typed);
  if ("issues" in found) throw new DomainError("VALIDATION_ERROR", { issues: found.issues });
  return { ...found.place, zipCode };
}

/** A postal address as the shop keeps it: fields that the country does not use are empty. */
export const AddressView = z
  .strictObject({
    name: z.string().optional(),
    street: z.string(),
    street2: z.string().optional(),
    city: z.string(),
    state: z.string().openapi({ example: "CA" }),
    zipCode: z.string().openapi({ example: "94105" }),
    country: z.string().openapi({ description: "ISO 3166-1 alpha-2", example: "US" }),
    phone: z.string().optional(),
  })
  .openapi("Address");

function refuse(issues: readonly Issue[], ctx: z.RefinementCtx): void {
  for (const { path, message } of issues) ctx.addIssue({ code: "custom", path: [path], message });
}
