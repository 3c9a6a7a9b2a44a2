import type { Address } from "../domain/addresses/address.ts";
import type { CarrierId } from "../domain/fulfillment/carrier.ts";
import type { Currency } from "../domain/money.ts";
import type { Destination } from "../domain/taxes/places.ts";

/** A parcel that is to be priced. `weight` in grams. */
export type RateQuestion = {
  readonly to: Destination;
  readonly weight: number;
  readonly currency: Currency;
};

/** What a service of a carrier costs now, in minor units of the currency that was asked for. */
export type CarrierRate = { readonly service: string; readonly price: number };

/**
 * A parcel that is to be sent. `key` is the idempotency key: the same key is the same label. `most`: what it may cost, in
 * minor units of `currency`.
 */
export type LabelRequest = {
  readonly key: string;
  readonly orderNumber: string;
  readonly service: string;
  readonly from: string;
  readonly to: Address;
  /** In grams. */
  readonly weight: number;
  readonly currency: Currency;
  readonly most: number;
};

/** What is printed and put on a parcel. `price` in minor units is what the carrier bills. */
export type CarrierLabel = {
  readonly labelId: string;
  readonly carrier: CarrierId;
  readonly price: number;
  readonly trackingNumber: string;
  readonly contentType: "image/svg+xml" | "application/pdf";
  readonly content: Uint8Array;
};

export const parcelStates = [
  "announced",
  "collected",
  "in_transit",
  "out_for_delivery",
  "exception",
  "delivered",
] as const;
/** `announced`: it has a label and the carrier has not got it yet. `exception`: it could not be delivered so far. */
export type ParcelState = (typeof parcelStates)[number];

/** Where a parcel is and was, oldest first; times in epoch milliseconds. */
export type ParcelTrack = {
  readonly state: ParcelState | "cancelled";
  readonly events: readonly { readonly state: ParcelState | "cancelled"; readonly at: number }[];
};

/** The carriers that a shop has contracts with. Without any, `rates` answers none, and the others throw CONFLICT. */
export interface Carriers {
  /** Of the services that deliver there; aborted by `signal`. Throws SERVICE_UNAVAILABLE. */
  rates(question: RateQuestion, signal: AbortSignal): Promise<readonly CarrierRate[]>;
  /**
   * Buys a label; repeating it with its key answers the same label, billed once. Throws CONFLICT, and then has billed nothing: no
   * such service, more than `most`, a key of another parcel or of a cancelled label. Another failure may have bought it.
   */
  label(request: LabelRequest): Promise<CarrierLabel>;
  /** undefined: the carrier does not know the label. */
  track(labelId: string): Promise<ParcelTrack | undefined>;
  /** Voids a label, repeatedly too. Throws CONFLICT once the carrier has the parcel or does not know the label. */
  cancel(labelId: string): Promise<void>;
}
