import { z } from "@hono/zod-openapi";
import type { AddressBook } from "../../domain/customers/address-book.ts";
import { orderMailTypes } from "../../domain/notifications/order-mail.ts";

import { channelsByKind, isPhoneVerified, type Preferences } from "../../domain/notifications/preferences.ts";
import { textOf } from "../../domain/text.ts";

import { AddressView, read, TypedAddress } from "../addresses/address.schema.ts";
import { codeFrom } from "../shared.schema.ts";

export const MeBody = z
  .strictObject({
    name: textOf(120),
    phone: z
      .string()
      .regex(/^(?=[\s\S]*\d)\s*\+?[\d\s()./-]{3,40}$/, "must be a phone number such as +1 415 555 0132")
      .trim()
      .optional()
      .openapi({ example: "+1 415 555 0132" }),
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

export const AddressId = z.object({
  id: z
    .string()
    .min(1)
    .max(64)
    .openapi({ description: "The address's id", example: "7f0a3c52-5b1d-4a8e-8a55-1c3b9f6e2d10" }),
});

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

/** An address book as the API shows it, in the order in which addresses were added. */
export const addressBookView = ({ addresses, defaultId }: AddressBook): z.input<typeof AddressBookView> => ({
  items: addresses.map((address) => ({ ...address, isDefault: address.addressId === defaultId })),
  count: addresses.length,
});

const kind = z.enum(orderMailTypes);

const Phone = z
  .string()
  .max(60)
  .regex(
    /^[\s()./-]*\+[\s()./-]*[1-9]([\s()./-]*\d){6,14}[\s()./-]*$/,
    "must begin with + and the country code, such as +1 415 555 0132",
  )
  .transform((text) => text.replace(/[\s()./-]/g, ""));

export const PhoneCodeBody = z
  .strictObject({
    phone: Phone.openapi({ description: "The number that texts go to", example: "+14155550132" }),
  })
  .openapi("PhoneCodeRequest");
export const PhoneCodeView = z.strictObject({ sent: z.literal(true) }).openapi("PhoneCodeSent");
export const PhoneConfirmBody = z
  .strictObject({
    code: codeFrom("text message"),
  })
  .openapi("PhoneConfirmRequest");

export const PreferencesBody = z
  .strictObject({
    phone: Phone.optional().openapi({
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
          owed: z.boolean().openapi({ description: "Its mail is always sent, because the law requires it" }),
        })
        .openapi("NotificationKind"),
    ),
  })
  .openapi("NotificationPreferences");

/** Notification preferences as the API shows them: every kind with its channels. */
export const preferencesView = (preferences: Preferences): z.input<typeof PreferencesView> => ({
  ...(preferences.phone !== undefined && { phone: preferences.phone }),
  phoneVerified: isPhoneVerified(preferences),
  kinds: channelsByKind(preferences),
});
