import { z } from "@hono/zod-openapi";
import type { AddressBook } from "../../domain/customers/address-book.ts";
import { orderMailTypes } from "../../domain/notifications/order-mail.ts";
import { channelsByKind, isPhoneVerified, type Preferences } from "../../domain/notifications/preferences.ts";
import { AddressView, read, TypedAddress } from "../addresses/address.schema.ts";

export const MeBody = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    phone: z
      .string()
      .trim()
      .regex(/^\+?[\d\s()./-]{3,40}$/, "must be a phone number")
      .optional(),
  })
  .openapi("MeRequest");

export const MeView = z
  .strictObject({
    userId: z.string(),
    email: z.string(),
    name: z.string().optional(),
    phone: z.string().optional(),
  })
  .openapi("Me");

export const AddressId = z.object({ id: z.string().min(1).max(64) });

export const BookAddressBody = read(
  TypedAddress.extend({
    isDefault: z
      .boolean()
      .default(false)
      .openapi({ description: "true makes it the default; false leaves the default where it is" }),
  }).strict(),
).openapi("BookAddressRequest");

export const AddressBookView = z
  .strictObject({
    items: z.array(
      AddressView.extend({ addressId: z.string(), isDefault: z.boolean() }).strict().openapi("BookAddress"),
    ),
    count: z.int(),
  })
  .openapi("AddressBook");

export const addressBookView = ({ addresses, defaultId }: AddressBook): z.input<typeof AddressBookView> => ({
  items: addresses.map((address) => ({ ...address, isDefault: address.addressId === defaultId })),
  count: addresses.length,
});

const kind = z.enum(orderMailTypes);

const Phone = z
  .string()
  .transform((text) => text.replace(/[\s()./-]/g, ""))
  .pipe(
    z.string().regex(/^\+[1-9]\d{6,14}$/, "must begin with + and the country's code, like +1 415 555 0132"),
  );

export const PhoneCodeBody = z
  .strictObject({ phone: Phone.openapi({ type: "string", example: "+14155550132" }) })
  .openapi("PhoneCodeRequest");
export const PhoneCodeView = z.strictObject({ sent: z.literal(true) }).openapi("PhoneCodeSent");
export const PhoneConfirmBody = z
  .strictObject({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/, "must be the six digits from the text"),
  })
  .openapi("PhoneConfirmRequest");

export const PreferencesBody = z
  .strictObject({
    phone: Phone.optional().openapi({
      type: "string",
      example: "+14155550132",
      description: "For text messages, once it is confirmed with a code",
    }),
    kinds: z
      .array(z.strictObject({ kind, email: z.boolean(), sms: z.boolean() }))
      .max(orderMailTypes.length)
      .openapi({ description: "Kinds that are not named stay as they are" }),
  })
  .openapi("NotificationPreferencesRequest");

export const PreferencesView = z
  .strictObject({
    phone: z.string().optional(),
    phoneVerified: z.boolean().openapi({ description: "Texts are sent to a confirmed number only" }),
    kinds: z.array(
      z
        .strictObject({
          kind,
          email: z.boolean(),
          sms: z.boolean(),
          owed: z.boolean().openapi({ description: "Its mail is always sent: the law asks for it" }),
        })
        .openapi("NotificationKind"),
    ),
  })
  .openapi("NotificationPreferences");

export const preferencesView = (preferences: Preferences): z.input<typeof PreferencesView> => ({
  ...(preferences.phone !== undefined && { phone: preferences.phone }),
  phoneVerified: isPhoneVerified(preferences),
  kinds: channelsByKind(preferences),
});
