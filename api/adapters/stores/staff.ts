import * as z from "zod";
import { roles } from "../../domain/staff/permissions.ts";
import { emptyRoster, memberOf, type Roster } from "../../domain/staff/roster.ts";
import type { StaffRoster } from "../../domain/staff/store.ts";
import type { Tables } from "../../ports/table.ts";
import { auditPut } from "./audit.ts";
import { changeStored } from "./change.ts";
import { tables } from "./keys.ts";

const key = { part: "roster" };

/** The roster over any engine: one item, whose `version` counts its writes. */
export function staffIn(engine: Tables): StaffRoster {
  const find = async (): Promise<Roster> => {
    const item = await engine.get(tables.staff, key);
    return item ? Stored.parse(item) : emptyRoster;
  };
  return {
    find,
    rolesOf: async (userId) => memberOf(await find(), userId)?.roles,
    change: (decide, { shown, subject, ...audit }) =>
      changeStored<Roster>({
        read: find,
        decide: (before) => {
          const after = decide(before);
          return after === before ? before : { ...after, version: before.version + 1 };
        },
        async write(before, after) {
          const { committed } = await engine.transact([
            {
              table: tables.staff,
              put: { ...key, ...after },
              if: before.version === 0 ? { exists: false } : { path: "version", equals: before.version },
            },
            auditPut(audit, { subject, before: shown(before), after: shown(after) }),
          ]);
          return committed;
        },
      }),
  };
}

const Stored = z
  .object({
    version: z.int(),
    members: z.array(
      z.object({
        userId: z.string(),
        email: z.string(),
        name: z
          .string()
          .optional()
          .transform((name): string | undefined => name),
        roles: z.array(z.enum(roles)),
        since: z.int(),
        acceptedToken: z.string().optional(),
      }),
    ),
    invitations: z.array(
      z.object({
        invitationId: z.string(),
        email: z.string(),
        roles: z.array(z.enum(roles)),
        tokenHash: z.string(),
        invitedBy: z.string(),
        sentAt: z.int(),
        expiresAt: z.int(),
      }),
    ),
  })
  .transform(
    (roster): Roster => ({
      ...roster,
      members: roster.members.map(({ name, ...member }) => ({ ...member, name })),
    }),
  );
