import * as z from "zod";
import { alertKinds } from "../../../domain/alerts/kinds.ts";
import type { CustomerParts, Customers } from "../../../domain/customers/store.ts";
import { orderMailTypes } from "../../../domain/notifications/order-mail.ts";
import type { Condition, Item, Tables, Write } from "../../../ports/table.ts";
import { auditPut } from "../audit.ts";
import { changeStored } from "../change.ts";
import { tables } from "../keys.ts";
import { AddressRecord } from "../orders/record.ts";

/** Customers over any engine: one item per part, whose `version` counts its writes. */
export const customersIn = (engine: Tables): Customers => ({
  async find(userId, part) {
    return partOf(part, await engine.get(tables.customers, { userId, part }));
  },

  async change(userId, part, decide, audit) {
    const { value } = await changeStored({
      async read() {
        const item = await engine.get(tables.customers, { userId, part });
        return { version: versionOf(item), value: partOf(part, item) };
      },
      decide: (before) => {
        const value = decide(before.value);
        return value === before.value ? before : { version: before.version + 1, value };
      },
      async write(before, { version, value }) {
        const put = { ...records[part].parse(value), userId, part, version };
        const unchanged: Condition =
          before.version === 0 ? { exists: false } : { path: "version", equals: before.version };
        if (!audit) return engine.put(tables.customers, put, unchanged);
        const change = {
          subject: `customer#${userId}`,
          before: records[part].parse(before.value) as Item,
          after: records[part].parse(value) as Item,
        };
        const writes: Write[] = [{ table: tables.customers, put, if: unchanged }, auditPut(audit, change)];
        return (await engine.transact(writes)).committed;
      },
    });
    return value;
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
    verifiedPhone: z.string().optional(),
    kinds: z
      .partialRecord(z.enum(orderMailTypes), z.object({ email: z.boolean(), sms: z.boolean() }))
      .default({}),
  }),
  staffAlerts: z.object({ kinds: z.partialRecord(z.enum(alertKinds), z.boolean()).default({}) }),
  phoneCode: z.object({
    phone: z.string().optional(),
    code: z.string().optional(),
    expiresAt: z.number().default(0),
    tries: z.number().default(0),
    confirmed: z.boolean().default(false),
  }),
  taxes: z.object({
    vatId: z.string().optional(),
    country: z.string().optional(),
    verified: z.object({ at: z.number(), by: z.string().optional() }).optional(),
    certificates: z
      .array(
        z.object({
          certificateId: z.string(),
          number: z.string(),
          country: z.string(),
          state: z.string().optional(),
          from: z.string(),
          lastDay: z.string(),
          file: z.string(),
          addedAt: z.number(),
          by: z.string().optional(),
          endedAt: z.number().optional(),
        }),
      )
      .optional(),
  }),
  wishlist: z.object({
    wishes: z.array(z.object({ productId: z.string(), savedAt: z.number() })).default([]),
  }),
} satisfies { readonly [P in keyof CustomerParts]: z.ZodType<CustomerParts[P]> };

/** TypeScript does not follow that the record of a part makes that part. */
const partOf = <P extends keyof CustomerParts>(part: P, item: Item | undefined): CustomerParts[P] =>
  records[part].parse(item ?? {}) as CustomerParts[P];

const versionOf = (item: Item | undefined): number => z.number().parse(item?.["version"] ?? 0);
