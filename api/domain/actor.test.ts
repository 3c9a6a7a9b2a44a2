import { expect, test } from "vitest";
import { type Actor, requireShopper, requireStaff, requireStaffOrSystem, requireSystem } from "./actor.ts";
import type { StaffRight } from "./staff/permissions.ts";

const actors: Readonly<Record<string, Actor>> = {
  guest: { type: "guest" },
  shopper: { type: "shopper", userId: "sam", email: undefined },
  admin: { type: "staff", roles: ["admin"], userId: "alex", email: undefined },
  support: { type: "staff", roles: ["support"], userId: "suri", email: undefined },
  warehouse: { type: "staff", roles: ["warehouse"], userId: "wen", email: undefined },
  both: { type: "staff", roles: ["support", "warehouse"], userId: "bo", email: undefined },
  former: { type: "staff", roles: [], userId: "fay", email: undefined },
  system: { type: "system", name: "sweeper" },
};

const staffOf = (right: StaffRight) => (actor: Actor) => requireStaff(actor, right);

test.each([
  ["requireShopper", requireShopper, ["shopper", "admin", "support", "warehouse", "both", "former"]],
  ["requireStaff of any role", staffOf("staff"), ["admin", "support", "warehouse", "both"]],
  ["requireStaff with settings:write", staffOf("settings:write"), ["admin"]],
  ["requireStaff with refunds:write", staffOf("refunds:write"), ["admin", "support", "both"]],
  ["requireStaff with inventory:write", staffOf("inventory:write"), ["admin", "warehouse", "both"]],
  ["requireSystem", requireSystem, ["system"]],
  [
    "requireStaffOrSystem",
    (actor: Actor) => requireStaffOrSystem(actor, "inventory:read"),
    ["admin", "warehouse", "both", "system"],
  ],
] as const)("%s lets in whom it names and nobody else", (_name, require, welcome) => {
  for (const [name, actor] of Object.entries(actors)) {
    if ((welcome as readonly string[]).includes(name)) expect(require(actor)).toBe(actor);
    else expect(() => require(actor)).toThrow(name === "guest" ? "UNAUTHORIZED" : "FORBIDDEN");
  }
});
