import * as z from "zod";
import type { CustomerParts, Customers } from "../../domain/customers/store.ts";
import { DomainError } from "../../domain/errors.ts";
import { orderMailTypes } from "../../domain/notifications/order-mail.ts";
import type { Item, Tables } from "../../ports/table.ts";
import { tables } from "./keys.ts";
import { AddressRecord } from "./orders/record.ts";

/** More writers of one account at once than any household has. */
const attempts = 30;

/** Customers over any engine: one item per part, whose `version` counts its writes. */
export const customersIn = (engine: Tables): Customers => ({
  async find(userId, part) {
    return partOf(part, await engine.get(tables.customers, { userId, part }));
  },

  async change(userId, part, decide) {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const item = await engine.get(tables.customers, { userId, part });
      const before = partOf(part, item);
      const after = decide(before);
      if (after === before) return before;
      const version = versionOf(item);
      const written = await engine.put(
        tables.customers,
        { ...records[part].parse(after), userId, part, version: version + 1 },
        item ? { path: "version", equals: version } : { exists: false },
      );
      if (written) return after;
    }
    throw new DomainError("CONFLICT", { reason: "others were changing this all the time" });
  },
});

const records = {
  profile: z.object({ name: z.string().optional(), phone: z.string().optional() }),
  addresses: z.object({
    addresses: z.array(AddressRecord.extend({ addressId: z.string() })).default([]),
    defaultId: z.string().optional(),
  }),
  notifications: z.object({
    phone: z.string().optional(),
    kinds: z
      .partialRecord(z.enum(orderMailTypes), z.object({ email: z.boolean(), sms: z.boolean() }))
      .default({}),
  }),
  wishlist: z.object({
    wishes: z.array(z.object({ productId: z.string(), savedAt: z.number() })).default([]),
  }),
} satisfies { readonly [P in keyof CustomerParts]: z.ZodType<CustomerParts[P]> };

/** TypeScript does not follow that the record of a part makes that part. */
const partOf = <P extends keyof CustomerParts>(part: P, item: Item | undefined): CustomerParts[P] =>
  records[part].parse(item ?? {}) as CustomerParts[P];

const versionOf = (item: Item | undefined): number => z.number().parse(item?.["version"] ?? 0);
