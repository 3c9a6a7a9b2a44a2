import type { Identity } from "../../ports/identity.ts";
import type { VatIds } from "../../ports/vat-ids.ts";
import { type Actor, requireShopper, requireStaff } from "../actor.ts";
import { type AuditEntry, auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import type { BuyerTaxes } from "./buyer-taxes.ts";
import type { Customers } from "./store.ts";

/** The caller's VAT id, and whether it was verified. For anybody with an account. */
export async function showTaxes(
  deps: { readonly customers: Pick<Customers, "find"> },
  actor: Actor,
): Promise<BuyerTaxes> {
  const { userId } = requireShopper(actor);
  return deps.customers.find(userId, "taxes");
}

/**
 * Sets or, without one, removes the caller's VAT id; another one has to be verified anew. For anybody with an account.
 * Throws VALIDATION_ERROR for what is not well formed, and CONFLICT.
 */
export async function changeVatId(
  deps: { readonly customers: Pick<Customers, "change">; readonly vatIds: VatIds },
  actor: Actor,
  text: string | undefined,
): Promise<BuyerTaxes> {
  const { userId } = requireShopper(actor);
  const read = text === undefined ? undefined : await deps.vatIds.read(text);
  if (text !== undefined && !read)
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "vatId", message: "must be a valid VAT ID with its country, such as DE136695976" }],
    });
  return deps.customers.change(userId, "taxes", (before) => {
    if (before.vatId === read?.id) return before;
    const { certificates } = before;
    return { ...(read && { vatId: read.id, country: read.country }), ...(certificates && { certificates }) };
  });
}

/**
 * Records that staff found a customer's VAT id to be theirs, or takes that back. `vatId` is the one that was looked at. For
 * staff; audited. Throws USER_NOT_FOUND, and CONFLICT when the customer has another one by now.
 */
export async function verifyVatId(
  deps: {
    readonly customers: Pick<Customers, "change">;
    readonly identity: Pick<Identity, "find">;
    readonly now: () => number;
    readonly newId: () => string;
  },
  actor: Actor,
  input: { readonly userId: string; readonly vatId: string; readonly verified: boolean },
): Promise<BuyerTaxes> {
  const staff = requireStaff(actor, "customers:write");
  const { userId, vatId, verified } = input;
  const [user, by] = await Promise.all([deps.identity.find(userId), addressOf(deps.identity, staff)]);
  if (!user) throw new DomainError("USER_NOT_FOUND", { userId });
  const audit: AuditEntry = auditEntry(deps, actor, "customers.verifyVatId");
  return deps.customers.change(
    userId,
    "taxes",
    (before) => {
      if (before.vatId !== vatId)
        throw new DomainError("CONFLICT", { reason: "the customer has changed the VAT ID" });
      const { verified: known, ...rest } = before;
      if (verified === (known !== undefined)) return before;
      return verified ? { ...rest, verified: { at: deps.now(), by } } : rest;
    },
    audit,
  );
}

const addressOf = async (
  identity: Pick<Identity, "find">,
  { userId, email }: { readonly userId: string; readonly email: string | undefined },
): Promise<string | undefined> => email ?? (await identity.find(userId))?.email;
