import type { TaxComponent } from "../pricing/plan.ts";
import type { ZipRate } from "./zip-rates.ts";

/** Stores the taxes of postal codes in the United States. */
export interface ZipRates {
  /** Undefined where nothing is known of the postal code: then the state's rate holds. */
  find(state: string, zip: string): Promise<readonly TaxComponent[] | undefined>;
  /**
   * Puts a state's rates in place of those that are there. Cut off in between, every postal code has either rate; again it
   * comes to the same. Of two files at once, neither removes what the other has written.
   */
  replace(state: string, rates: readonly ZipRate[], importId: string): Promise<void>;
}
