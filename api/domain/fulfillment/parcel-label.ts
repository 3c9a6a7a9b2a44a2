import type { ParcelState } from "../../ports/carriers.ts";
import type { Currency } from "../money.ts";

export const labelStates = ["buying", "bought", "voiding", "voided"] as const;
/** `buying` and `voiding`: the carrier was or will be asked, and its answer is not stored yet. */
export type LabelState = (typeof labelStates)[number];

/**
 * A label for a parcel. `attempt` counts the parcel's labels from 1. `weight` in grams, `price` in minor units of `currency`: what
 * staff agreed to, once it is bought what the carrier bills. `file` is the key of the document. `purchaseId` is of one try to buy it:
 * an `attempt` that was refused is made again under its number. Labels that were stored before have none.
 */
export type ParcelLabel = {
  readonly attempt: number;
  readonly purchaseId?: string | undefined;
  readonly state: LabelState;
  readonly service: string;
  readonly weight: number;
  readonly price: number;
  readonly currency: Currency;
  readonly labelId?: string | undefined;
  readonly trackingNumber?: string | undefined;
  readonly file?: string | undefined;
  readonly actor: string;
  /** The e-mail address of whoever bought it, for staff to read. */
  readonly by?: string | undefined;
  readonly at: number;
  readonly voidedAt?: number | undefined;
};

/** Where the carrier says a parcel is and was, oldest first; times in epoch milliseconds. */
export type CarrierReport = {
  readonly state: ParcelState;
  readonly events: readonly { readonly state: ParcelState; readonly at: number }[];
};
