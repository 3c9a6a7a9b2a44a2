import type { Identity } from "../../ports/identity.ts";
import type { Cursor, Json } from "../../ports/table.ts";
import { type Actor, requireShopper } from "../actor.ts";
import type { Carts } from "../cart/store.ts";
import { type ClaimSources, requireEnded } from "../checkout/cart-claim.ts";
import type { Checkouts } from "../checkout/store.ts";
import { DomainError } from "../errors.ts";
import { type FromCaller, type GuessingDeps, guess } from "../identity/guessing.ts";
import type { Order } from "../orders/order.ts";
import { statusOf } from "../orders/status.ts";
import type { Orders } from "../orders/store.ts";
import type { PersonalData } from "./personal-data.ts";

type ExportDeps = { readonly identity: Pick<Identity, "find">; readonly personalData: PersonalData };
type ClosingDeps = ExportDeps &
  GuessingDeps & {
    readonly identity: Pick<Identity, "find" | "signIn" | "signOut" | "remove">;
    readonly orders: Pick<Orders, "find" | "watch" | "listByUser">;
    readonly carts: Pick<Carts, "claim">;
    readonly checkouts: Checkouts;
    readonly workflows: ClaimSources["workflows"];
    readonly newId: () => string;
  };

export type AccountExport = {
  readonly account: {
    readonly userId: string;
    readonly email: string;
    readonly name: string | undefined;
    readonly createdAt: number;
  };
  readonly tables: Readonly<Record<string, readonly Json[]>>;
};

/** Everything that the shop keeps about the caller. For anybody with an account. Throws USER_NOT_FOUND when it is gone. */
export async function exportAccount(deps: ExportDeps, actor: Actor): Promise<AccountExport> {
  const { userId } = requireShopper(actor);
  const user = await deps.identity.find(userId);
  if (!user) throw new DomainError("USER_NOT_FOUND", { userId });
  const { email, name, createdAt } = user;
  return { account: { userId, email, name, createdAt }, tables: await deps.personalData.read(userId) };
}

/** Statuses in which the shop still owes something. */
const underWay: ReadonlySet<string> = new Set(["PENDING", "REQUIRES_ACTION", "PAID", "PROCESSING"]);

/**
 * Deletes the caller's account and what the shop keeps about it; orders stay, as tax law asks. For shoppers who know their
 * password. From before orders are looked at, the account's cart cannot be ordered. Throws USER_NOT_FOUND when it is gone,
 * VALIDATION_ERROR for a wrong password, CONFLICT while an order is under way and for staff, and RATE_LIMITED.
 */
export async function closeAccount(
  deps: ClosingDeps,
  actor: Actor,
  { password, ...from }: FromCaller & { readonly password: string },
): Promise<void> {
  const caller = requireShopper(actor);
  const { userId } = caller;
  const user = await deps.identity.find(userId);
  if (!user) throw new DomainError("USER_NOT_FOUND", { userId });
  const { refreshToken } = await guess(deps, "password", { email: user.email, ...from }, (asking) =>
    deps.identity.signIn({ email: user.email, password, ...asking }),
  ).catch(async (error: unknown) => {
    if (!DomainError.is(error, "INVALID_CREDENTIALS")) throw error;
    // Closed by another tab in the meantime.
    if (!(await deps.identity.find(userId))) throw new DomainError("USER_NOT_FOUND", { userId });
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "password", message: "that is not your current password" }],
    });
  });
  await deps.identity.signOut(refreshToken);
  if (caller.type === "staff")
    throw new DomainError("CONFLICT", { reason: "an admin must take your role away first" });
  const closing = deps.newId();
  await deps.checkouts.close(userId, closing);
  try {
    await requireNothingUnderWay(deps, userId);
  } catch (error) {
    await deps.checkouts.reopen(userId, closing);
    throw error;
  }
  await deps.personalData.erase(userId);
  await deps.identity.remove(userId);
  // Once more: what a consumer wrote while the account was still there.
  await deps.personalData.erase(userId);
}

/** Throws CONFLICT while the account's last checkout is being decided or one of its orders is under way. */
async function requireNothingUnderWay(deps: ClosingDeps, userId: string): Promise<void> {
  const claim = await deps.carts.claim(userId);
  if (claim) {
    await requireEnded(deps, claim.orderId).catch((error: unknown) => {
      throw DomainError.is(error, "CONFLICT") ? stillUnderWay() : error;
    });
    // A list of orders may not have the newest one yet.
    const newest = await deps.orders.find(claim.orderId);
    if (newest && isUnderWay(newest)) throw stillUnderWay();
  }
  let cursor: Cursor | undefined;
  do {
    const page = await deps.orders.listByUser(userId, { limit: 50, cursor });
    if (page.orders.some(isUnderWay)) throw stillUnderWay();
    cursor = page.cursor;
  } while (cursor);
}

const isUnderWay = (order: Order): boolean => underWay.has(statusOf(order));

const stillUnderWay = () =>
  new DomainError("CONFLICT", {
    reason: "one of your orders is still under way; cancel it, or wait until it is delivered",
  });
