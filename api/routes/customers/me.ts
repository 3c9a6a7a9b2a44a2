import { createRoute } from "@hono/zod-openapi";
import {
  addAddress,
  changeAddress,
  changeMe,
  removeAddress,
  showAddresses,
  showMe,
} from "../../domain/customers/service.ts";
import { confirmPhone, sendPhoneCode } from "../../domain/notifications/phone.ts";
import { changePreferences, showPreferences } from "../../domain/notifications/service.ts";
import { shopperOnly } from "../../http/auth.ts";
import { callerOf } from "../../http/caller.ts";
import { conditional, ifNoneMatch, notModified } from "../../http/conditional.ts";
import { keyOf, limited } from "../../http/limits.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import {
  AddressBookView,
  AddressId,
  addressBookView,
  BookAddressBody,
  MeBody,
  MeView,
  PhoneCodeBody,
  PhoneCodeView,
  PhoneConfirmBody,
  PreferencesBody,
  PreferencesView,
  preferencesView,
} from "./me.schema.ts";

const mine = { tags: ["me"], security: shopperOnly.security, middleware: shopperOnly.middleware };

const show = createRoute({
  ...mine,
  method: "get",
  path: "/me",
  operationId: "getMe",
  summary: "Get the caller's profile",
  description: "Name, email address and phone of the caller's account.",
  middleware: [shopperOnly.middleware, conditional] as const,
  parameters: ifNoneMatch,
  responses: { 200: jsonOf("The profile", MeView), ...notModified, ...problems(400, 401, 404) },
});

const change = createRoute({
  ...mine,
  method: "put",
  path: "/me",
  operationId: "setMe",
  summary: "Replace the caller's profile",
  description: "Replaces name and phone. A phone that is left out is deleted.",
  request: { body: jsonBody(MeBody) },
  responses: {
    200: jsonOf("The profile after the change", MeView),
    ...problems(400, 401, 404, 409, 413, 415),
  },
});

const addresses = createRoute({
  ...mine,
  method: "get",
  path: "/me/addresses",
  operationId: "listAddresses",
  summary: "List the caller's addresses",
  description: "Up to 20 addresses in the order in which they were added; one of them is the default.",
  middleware: [shopperOnly.middleware, conditional] as const,
  parameters: ifNoneMatch,
  responses: { 200: jsonOf("The address book", AddressBookView), ...notModified, ...problems(400, 401) },
});

const add = createRoute({
  ...mine,
  method: "post",
  path: "/me/addresses",
  operationId: "addAddress",
  summary: "Add an address",
  description:
    "Adds an address to the book, which holds at most 20. An address that is in the book already is not added again. The first one becomes the default.",
  request: { body: jsonBody(BookAddressBody) },
  responses: {
    201: jsonOf("The address book after the change", AddressBookView),
    ...problems(400, 401, 409, 413, 415),
  },
});

const edit = createRoute({
  ...mine,
  method: "put",
  path: "/me/addresses/{id}",
  operationId: "setAddress",
  summary: "Replace an address",
  description:
    "Replaces one address of the caller's book. An address of another account is answered with 404.",
  request: { params: AddressId, body: jsonBody(BookAddressBody) },
  responses: {
    200: jsonOf("The address book after the change", AddressBookView),
    ...problems(400, 401, 404, 409, 413, 415),
  },
});

const remove = createRoute({
  ...mine,
  method: "delete",
  path: "/me/addresses/{id}",
  operationId: "removeAddress",
  summary: "Remove an address",
  description:
    "Answers with the address book, also when the address was not in it. When the default is removed, the first of the others becomes the default.",
  request: { params: AddressId },
  responses: {
    200: jsonOf("The address book after the change", AddressBookView),
    ...problems(400, 401, 409),
  },
});

const preferences = createRoute({
  ...mine,
  method: "get",
  path: "/me/notifications",
  operationId: "getNotificationPreferences",
  summary: "Get the notification preferences",
  description:
    "By kind of message, whether it is sent by email and by text message. Messages that the law requires are always mailed.",
  middleware: [shopperOnly.middleware, conditional] as const,
  parameters: ifNoneMatch,
  responses: { 200: jsonOf("The preferences", PreferencesView), ...notModified, ...problems(400, 401) },
});

const prefer = createRoute({
  ...mine,
  method: "put",
  path: "/me/notifications",
  operationId: "setNotificationPreferences",
  summary: "Set the notification preferences",
  description:
    "Sets the channels of the kinds that are named. The mail that confirms an order cannot be switched off. A phone that is left out is deleted, and text messages need one.",
  request: { body: jsonBody(PreferencesBody) },
  responses: {
    200: jsonOf("The preferences after the change", PreferencesView),
    ...problems(400, 401, 409, 413, 415),
  },
});

const sendCode = createRoute({
  ...mine,
  method: "post",
  path: "/me/phone/code",
  operationId: "sendPhoneCode",
  summary: "Text a code to a phone number",
  description:
    "The code is valid for ten minutes. A few codes a day per account, number and network address.",
  request: { body: jsonBody(PhoneCodeBody) },
  responses: {
    202: jsonOf("The code is on its way", PhoneCodeView),
    ...problems(400, 401, 409, 413, 415, 429),
  },
});

const confirmNumber = createRoute({
  ...mine,
  method: "post",
  path: "/me/phone/confirm",
  operationId: "confirmPhone",
  summary: "Confirm a phone number",
  description: "Takes the code from the text message. From then on text messages go to the number.",
  middleware: [shopperOnly.middleware, limited("phone", 20, 60)] as const,
  request: { body: jsonBody(PhoneConfirmBody) },
  responses: {
    200: jsonOf("The preferences after the change", PreferencesView),
    ...problems(400, 401, 409, 413, 415, 429),
  },
});

/** What the shop keeps for the one who is calling. */
export const me = newRouter()
  .openapi(show, async (c) => c.json(await showMe(c.var.deps, c.var.actor), 200))
  .openapi(change, async (c) => c.json(await changeMe(c.var.deps, c.var.actor, c.req.valid("json")), 200))
  .openapi(addresses, async (c) => c.json(addressBookView(await showAddresses(c.var.deps, c.var.actor)), 200))
  .openapi(add, async (c) => {
    const { isDefault, ...address } = c.req.valid("json");
    const book = await addAddress(c.var.deps, c.var.actor, { address, isDefault });
    return c.json(addressBookView(book), 201);
  })
  .openapi(edit, async (c) => {
    const { isDefault, ...address } = c.req.valid("json");
    const { id: addressId } = c.req.valid("param");
    const book = await changeAddress(c.var.deps, c.var.actor, { addressId, address, isDefault });
    return c.json(addressBookView(book), 200);
  })
  .openapi(remove, async (c) => {
    const book = await removeAddress(c.var.deps, c.var.actor, c.req.valid("param").id);
    return c.json(addressBookView(book), 200);
  })
  .openapi(preferences, async (c) => {
    return c.json(preferencesView(await showPreferences(c.var.deps, c.var.actor)), 200);
  })
  .openapi(prefer, async (c) => {
    const kept = await changePreferences(c.var.deps, c.var.actor, c.req.valid("json"));
    return c.json(preferencesView(kept), 200);
  })
  .openapi(sendCode, async (c) => {
    const { phone } = c.req.valid("json");
    await sendPhoneCode(c.var.deps, c.var.actor, { phone, caller: keyOf(callerOf(c)) });
    return c.json({ sent: true as const }, 202);
  })
  .openapi(confirmNumber, async (c) => {
    const kept = await confirmPhone(c.var.deps, c.var.actor, c.req.valid("json").code);
    return c.json(preferencesView(kept), 200);
  });
