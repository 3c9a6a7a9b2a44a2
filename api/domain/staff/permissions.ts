/** What staff may do, and which roles may do it. The one place that says so: services, routes and tests read it. */
const granted = {
  "orders:read": ["admin", "support", "warehouse"],
  "orders:write": ["admin", "support"],
  "refunds:write": ["admin", "support"],
  "shipments:write": ["admin", "support", "warehouse"],
  "customers:read": ["admin", "support"],
  "customers:write": ["admin", "support"],
  "notifications:read": ["admin", "support"],
  "notifications:write": ["admin", "support"],
  "inventory:read": ["admin", "warehouse"],
  "inventory:write": ["admin", "warehouse"],
  "catalog:read": ["admin"],
  "catalog:write": ["admin"],
  "search:read": ["admin"],
  "search:write": ["admin"],
  "knowledge:read": ["admin", "support"],
  "knowledge:write": ["admin"],
  "content:read": ["admin", "support"],
  "content:write": ["admin"],
  "metrics:read": ["admin"],
  "settings:read": ["admin"],
  "settings:write": ["admin"],
  "staff:read": ["admin"],
  "staff:write": ["admin"],
  "audit:read": ["admin"],
  "operations:read": ["admin"],
  "operations:write": ["admin"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** The roles of staff. They are also the names of the identity engine's groups. */
export const roles = ["admin", "support", "warehouse"] as const;
export type Role = (typeof roles)[number];

export type Permission = keyof typeof granted;
export const permissions = Object.keys(granted).filter(isPermission);

/** What a route or verb asks of staff: a permission, or "staff" for any role. */
export type StaffRight = Permission | "staff";

/** The roles that hold a permission; every role for "staff". */
export const rolesWith = (right: StaffRight): readonly Role[] => (right === "staff" ? roles : granted[right]);

/** What somebody with these roles may do, in the order of the list. */
export const permissionsOf = (held: readonly Role[]): readonly Permission[] =>
  permissions.filter((permission) => rolesWith(permission).some((role) => held.includes(role)));

/** The roles among an account's groups; other groups mean nothing to the shop. */
export const rolesAmong = (groups: readonly string[]): readonly Role[] =>
  roles.filter((role) => groups.includes(role));

export function isPermission(text: string): text is Permission {
  return Object.hasOwn(granted, text);
}
