import { expect, test } from "vitest";
import { type Actor, requireAdmin, requireAdminOrSystem, requireShopper, requireSystem } from "./actor.ts";

const actors: Readonly<Record<string, Actor>> = {
  guest: { type: "guest" },
  shopper: { type: "shopper", userId: "sam", email: undefined },
  admin: { type: "admin", userId: "alex", email: undefined },
  system: { type: "system", name: "sweeper" },
};

test.each([
  ["requireShopper", requireShopper, ["shopper", "admin"]],
  ["requireAdmin", requireAdmin, ["admin"]],
  ["requireSystem", requireSystem, ["system"]],
  ["requireAdminOrSystem", requireAdminOrSystem, ["admin", "system"]],
] as const)("%s lets in whom it names and nobody else", (_name, require, welcome) => {
  for (const [name, actor] of Object.entries(actors)) {
    if ((welcome as readonly string[]).includes(name)) expect(require(actor)).toBe(actor);
    else expect(() => require(actor)).toThrow(name === "guest" ? "UNAUTHORIZED" : "FORBIDDEN");
  }
});
