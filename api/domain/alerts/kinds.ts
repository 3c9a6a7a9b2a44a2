import type { Permission, Role } from "../staff/permissions.ts";
import { rolesWith } from "../staff/permissions.ts";

/** What staff are mailed about. */
export const alertKinds = [
  "stock.low",
  "order.high-value",
  "order.review-needed",
  "order.disputed",
  "refund.failed",
  "dead-letters",
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** Which alerts somebody of staff chose; kinds without an entry are as the role has it. */
export type AlertChoices = { readonly kinds: { readonly [Kind in AlertKind]?: boolean | undefined } };

type Rule = {
  /** What an alert tells is for staff who hold this. */
  readonly permission: Permission;
  /** Who gets it unless they choose otherwise. */
  readonly first: readonly Role[];
};

const rules: Readonly<Record<AlertKind, Rule>> = {
  "stock.low": { permission: "inventory:read", first: ["admin", "warehouse"] },
  "order.high-value": { permission: "orders:read", first: ["admin"] },
  "order.review-needed": { permission: "orders:write", first: ["admin", "support"] },
  "order.disputed": { permission: "refunds:write", first: ["admin", "support"] },
  "refund.failed": { permission: "refunds:write", first: ["admin", "support"] },
  "dead-letters": { permission: "operations:read", first: ["admin"] },
};

/** Whether somebody with these roles is mailed alerts of a kind. What a role may not see is never mailed to it. */
export function getsAlert(roles: readonly Role[], { kinds }: AlertChoices, kind: AlertKind): boolean {
  if (!mayGet(roles, kind)) return false;
  return kinds[kind] ?? rules[kind].first.some((role) => roles.includes(role));
}

/** The kinds that these roles may get, and whether they do. */
export const alertsOf = (roles: readonly Role[], choices: AlertChoices) =>
  alertKinds
    .filter((kind) => mayGet(roles, kind))
    .map((kind) => ({ kind, email: getsAlert(roles, choices, kind) }));

const mayGet = (roles: readonly Role[], kind: AlertKind): boolean =>
  rolesWith(rules[kind].permission).some((role) => roles.includes(role));
