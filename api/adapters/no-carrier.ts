import { DomainError } from "../domain/errors.ts";
import type { Carriers } from "../ports/carriers.ts";

/** Without a contract with a carrier: methods have the prices of their bands, and labels are made elsewhere. */
export const noCarrier: Carriers = {
  rates: async () => [],
  label: async () => {
    throw refused("no carrier is configured; enter the tracking number of the label that you bought");
  },
  track: async () => undefined,
  cancel: async () => {
    throw refused("no carrier is configured");
  },
};

const refused = (reason: string) => new DomainError("CONFLICT", { reason });
