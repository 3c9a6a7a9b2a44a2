/** A parcel that something is still to happen to; looked at when `dueAt` (epoch milliseconds) has come. */
export type FollowedParcel = {
  readonly orderId: string;
  readonly shipmentId: string;
  readonly dueAt: number;
};

/** Parcels whose label is being bought or voided, or that a carrier is to be asked about. */
export interface FollowedParcels {
  /** Adds parcels, or changes when they are due. */
  follow(parcels: readonly FollowedParcel[]): Promise<void>;
  /** Removes a parcel, unless it is due at another time than the caller has read. */
  forget(parcel: FollowedParcel): Promise<void>;
  /** The longest due first. */
  due(at: number, limit: number): Promise<readonly FollowedParcel[]>;
}
