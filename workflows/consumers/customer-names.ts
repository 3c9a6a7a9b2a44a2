import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import { nameCustomer } from "../../api/domain/customers/staff.ts";
import type { FeedConsumer } from "./entry.ts";
import { eachSubject } from "./feed.ts";

const actor = { type: "system", name: "customer-names" } as const;

const Row = z.object({ userId: z.string(), part: z.string().optional() });

/**
 * Lists customers under their names: those that have just been counted for the first time, from the feed of their figures,
 * and those whose profile changed, from the feed of what accounts keep.
 */
export const customerNames = (
  deps: Pick<Deps, "directory" | "customers" | "identity" | "log">,
): FeedConsumer =>
  eachSubject(deps, {
    async read({ key, after }) {
      const { userId, part } = Row.parse(key);
      if (part !== undefined) return part === "profile" ? userId : undefined;
      return after && after["named"] === undefined ? userId : undefined;
    },
    keyOf: (userId) => userId,
    handle: (userId) => nameCustomer(deps, actor, userId),
  });
