import { type Call, type Endpoint, endpoint } from "../http/call.ts";
import { noSuch } from "../http/errors.ts";
import { changedMetadata, metadata, page, text } from "../http/params.ts";
import { newId } from "../ids.ts";
import { listPage } from "../lists.ts";
import type { Customer } from "../objects.ts";

const fields = {
  email: text.optional(),
  name: text.optional(),
  phone: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
};

/** The endpoints for customers, who can keep payment methods. */
export const customerEndpoints: readonly Endpoint[] = [
  endpoint("POST", "/v1/customers", { ...fields, payment_method: text.optional() }, (call, params) => {
    const { payment_method, metadata: given, ...rest } = params;
    const customer: Customer = {
      id: newId("cus"),
      object: "customer",
      address: null,
      balance: 0,
      created: call.now,
      currency: null,
      default_source: null,
      delinquent: false,
      description: null,
      discount: null,
      email: null,
      invoice_prefix: null,
      invoice_settings: {
        custom_fields: null,
        default_payment_method: null,
        footer: null,
        rendering_options: null,
      },
      livemode: false,
      metadata: changedMetadata({}, given),
      next_invoice_sequence: 1,
      phone: null,
      preferred_locales: [],
      shipping: null,
      tax_exempt: "none",
      test_clock: null,
      ...known(rest),
    };
    call.store.save(customer);
    call.emit("customer.created", customer);
    if (payment_method !== undefined) {
      const method = call.store.find("payment_method", payment_method);
      if (!method) throw noSuch("PaymentMethod", payment_method, "payment_method", 400);
      const attached = { ...method, customer: customer.id };
      call.store.save(attached);
      call.emit("payment_method.attached", attached);
    }
    return customer;
  }),
  endpoint("GET", "/v1/customers/:id", {}, customerOf),
  endpoint("POST", "/v1/customers/:id", fields, (call, { metadata: given, ...rest }) => {
    const before = customerOf(call);
    const customer: Customer = {
      ...before,
      ...known(rest),
      metadata: changedMetadata(before.metadata, given),
    };
    call.store.save(customer);
    call.emit("customer.updated", customer, before);
    return customer;
  }),
  endpoint("GET", "/v1/customers", page, (call, params) =>
    listPage(call, "customer", "/v1/customers", params),
  ),
  endpoint("GET", "/v1/customers/:id/payment_methods", { ...page, type: text.optional() }, (call, params) => {
    const customer = customerOf(call).id;
    return listPage(call, "payment_method", `/v1/customers/${customer}/payment_methods`, params, {
      customer,
    });
  }),
];

function customerOf({ store, id }: Call): Customer {
  const customer = store.find("customer", id);
  if (!customer) throw noSuch("customer", id, "id");
  return customer;
}

const known = (fields: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
