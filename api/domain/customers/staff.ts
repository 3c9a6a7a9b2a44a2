import type { Identity } from "../../ports/identity.ts";
import type { Cursor } from "../../ports/table.ts";
import { type Actor, requireStaff, requireSystem } from "../actor.ts";
import { DomainError } from "../errors.ts";
import type { Currency } from "../money.ts";
import type { OrderPage, Orders } from "../orders/store.ts";
import type { Settings } from "../settings/store.ts";
import type { AddressBook } from "./address-book.ts";
import type { BuyerTaxes } from "./buyer-taxes.ts";
import type { CustomerDirectory, CustomerPage, CustomerSummary } from "./directory.ts";
import { termOf } from "./directory.ts";
import type { Customers } from "./store.ts";

export type CustomerQuery = {
  /** The beginning of an e-mail address, of a name, or of a word of it. */
  readonly prefix?: string | undefined;
  readonly sort: "last-order" | "value";
  /** Of the value to sort by; the store's unless stated. */
  readonly currency?: Currency | undefined;
  readonly limit: number;
  readonly cursor?: Cursor | undefined;
};

/** Customers that match, or all in the order asked for. For staff. */
export async function listCustomers(
  deps: {
    readonly directory: Pick<CustomerDirectory, "list" | "search">;
    readonly settings: Pick<Settings, "read">;
  },
  actor: Actor,
  { prefix, sort, currency, ...page }: CustomerQuery,
): Promise<CustomerPage> {
  requireStaff(actor, "customers:read");
  const term = termOf(prefix ?? "");
  if (term !== "") return deps.directory.search({ prefix: term, ...page });
  if (sort === "last-order") return deps.directory.list({ sort, ...page });
  const valueIn = currency ?? (await deps.settings.read("store")).currency;
  return deps.directory.list({ sort: { valueIn }, ...page });
}

/** A customer with what the account keeps and a page of its orders, newest first. */
export type CustomerDetail = CustomerSummary & {
  readonly phone: string | undefined;
  readonly taxes: BuyerTaxes;
  readonly addresses: AddressBook;
  readonly page: OrderPage;
};

/** A customer with addresses, phone and orders. For staff. Throws USER_NOT_FOUND. */
export async function showCustomer(
  deps: {
    readonly directory: Pick<CustomerDirectory, "find">;
    readonly customers: Pick<Customers, "find">;
    readonly orders: Pick<Orders, "listByUser">;
    readonly identity: Pick<Identity, "find">;
  },
  actor: Actor,
  input: { readonly userId: string; readonly limit: number; readonly cursor?: Cursor | undefined },
): Promise<CustomerDetail> {
  requireStaff(actor, "customers:read");
  const { userId, limit, cursor } = input;
  const [summary, profile, addresses, taxes, page] = await Promise.all([
    deps.directory.find(userId),
    deps.customers.find(userId, "profile"),
    deps.customers.find(userId, "addresses"),
    deps.customers.find(userId, "taxes"),
    deps.orders.listByUser(userId, { limit, cursor }),
  ]);
  const known = summary ?? (await accountOf(deps.identity, userId));
  return { ...known, phone: profile.phone, taxes, addresses, page };
}

/** An account that has neither ordered nor saved anything. */
async function accountOf(identity: Pick<Identity, "find">, userId: string): Promise<CustomerSummary> {
  const user = await identity.find(userId);
  if (!user) throw new DomainError("USER_NOT_FOUND", { userId });
  const { email, name } = user;
  return { userId, email, name, orders: 0, value: {}, firstOrderAt: undefined, lastOrderAt: undefined };
}

/** Lists a customer under the name and address that the account has now. Repeating it, or late, is harmless. */
export async function nameCustomer(
  deps: {
    readonly directory: Pick<CustomerDirectory, "name">;
    readonly customers: Pick<Customers, "find">;
    readonly identity: Pick<Identity, "find">;
  },
  actor: Actor,
  userId: string,
): Promise<void> {
  requireSystem(actor);
  await deps.directory.name(userId, async () => {
    const [profile, user] = await Promise.all([
      deps.customers.find(userId, "profile"),
      deps.identity.find(userId),
    ]);
    return { email: user?.email, name: profile.name ?? user?.name };
  });
}
