import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import * as z from "zod";
import { DomainError } from "../../../domain/errors.ts";
import type {
  CarrierLabel,
  Carriers,
  LabelRequest,
  ParcelState,
  ParcelTrack,
} from "../../../ports/carriers.ts";
import { labelSvg } from "./label.ts";

const hour = 3_600_000;
/** When a parcel reaches each state, counted from its label. */
const reachedAfter: readonly (readonly [ParcelState, number])[] = [
  ["announced", 0],
  ["collected", 4],
  ["in_transit", 12],
  ["out_for_delivery", 40],
  ["delivered", 48],
];
/** The way of a parcel to an address that the carrier does not find. */
const undeliverable: typeof reachedAfter = [...reachedAfter.slice(0, 4), ["exception", 46]];

/** A street of which parcels come to an exception, for trying it out. */
const unknownStreet = /^unknown street\b/i;

/** Minor units of any currency: a base and an amount for each kilogram that was begun. */
const services = { economy: [450, 150], express: [1_200, 300] } as const;
type Service = keyof typeof services;

const Entry = z.object({
  labelId: z.string(),
  request: z.custom<LabelRequest>(),
  at: z.number(),
  cancelledAt: z.number().optional(),
});
type Entry = z.infer<typeof Entry>;

/**
 * A carrier for trying the shop out: rates by weight, labels that can be printed, and parcels that move by the clock, to an
 * "Unknown street" without arriving. What it has sold is kept in `file`, or without one in memory.
 */
export function embeddedCarrier(
  now: () => number,
  file?: string,
): Carriers & {
  /** What it bills: a label each that was not cancelled, with its idempotency key and its price in minor units. */
  bills(): readonly { readonly key: string; readonly price: number }[];
} {
  const sold = new Map<string, Entry>();
  if (file !== undefined && existsSync(file))
    for (const line of readFileSync(file, "utf8").split("\n"))
      if (line !== "") keep(Entry.parse(JSON.parse(line)));
  function keep(entry: Entry) {
    sold.set(entry.labelId, entry);
  }
  const write = (entry: Entry): void => {
    keep(entry);
    if (file !== undefined) appendFileSync(file, `${JSON.stringify(entry)}\n`);
  };
  return {
    async rates({ weight }) {
      return Object.entries(services).map(([service, [base, perKg]]) => ({
        service,
        price: priceOf([base, perKg], weight),
      }));
    },
    async label(request) {
      if (!isService(request.service)) throw refused(`the carrier has no service "${request.service}"`);
      const labelId = `lbl_${numberOf(request.key)}`;
      const known = sold.get(labelId);
      if (known?.cancelledAt !== undefined) throw refused("the label of this parcel was cancelled");
      const price = priceOf(services[request.service], request.weight);
      if (known && !isSame(known.request, request)) throw refused("the key belongs to another parcel");
      if (!known && price > request.most) throw refused(`the label costs ${(price / 100).toFixed(2)} now`);
      if (!known) write({ labelId, request, at: now() });
      return printed(labelId, known?.request ?? request);
    },
    async track(labelId) {
      const entry = sold.get(labelId);
      return entry && trackOf(entry, now());
    },
    async cancel(labelId) {
      const entry = sold.get(labelId);
      if (!entry) throw refused("the carrier does not know this label");
      if (entry.cancelledAt !== undefined) return;
      if (trackOf(entry, now()).state !== "announced") throw refused("the carrier has the parcel already");
      write({ ...entry, cancelledAt: now() });
    },
    bills: () =>
      [...sold.values()]
        .filter(({ cancelledAt }) => cancelledAt === undefined)
        .map(({ request }) => ({ key: request.key, price: billed(request) })),
  };
}

const priceOf = ([base, perKg]: readonly [number, number], weight: number): number =>
  base + perKg * Math.max(1, Math.ceil(weight / 1000));

const billed = ({ service, weight }: LabelRequest): number =>
  isService(service) ? priceOf(services[service], weight) : 0;

const isSame = (one: LabelRequest, other: LabelRequest): boolean =>
  one.orderNumber === other.orderNumber && one.service === other.service && one.weight === other.weight;

const isService = (service: string): service is Service => Object.hasOwn(services, service);

const refused = (reason: string) => new DomainError("CONFLICT", { reason });

/** Twelve digits that only this parcel has. */
const numberOf = (key: string): string =>
  (createHash("sha256").update(key).digest().readBigUInt64BE() % 1_000_000_000_000n)
    .toString()
    .padStart(12, "0");

function printed(labelId: string, request: LabelRequest): CarrierLabel {
  const trackingNumber = labelId.slice("lbl_".length);
  return {
    labelId,
    trackingNumber,
    carrier: "other",
    price: billed(request),
    contentType: "image/svg+xml",
    content: new TextEncoder().encode(labelSvg(request, trackingNumber)),
  };
}

function trackOf({ at, cancelledAt, request }: Entry, now: number): ParcelTrack {
  const until = cancelledAt ?? now;
  const moved = (unknownStreet.test(request.to.street.trim()) ? undeliverable : reachedAfter)
    .map(([state, hours]) => ({ state, at: at + hours * hour }))
    .filter((event) => event.at <= until);
  const events =
    cancelledAt === undefined ? moved : [...moved, { state: "cancelled" as const, at: cancelledAt }];
  return { state: events.at(-1)?.state ?? "announced", events };
}
