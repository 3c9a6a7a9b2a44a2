import type { InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { ask } from "../lib/api.ts";
import { asShopper } from "../lib/session.ts";

/** What taxes depend on of the account. */
export type BuyerTaxes = InferResponseType<Client["me"]["vat-id"]["$get"], 200>;

/** The account's VAT id. Throws a Problem. */
export const loadVatId = async (): Promise<BuyerTaxes> =>
  ask<BuyerTaxes>(async (api) => api.me["vat-id"].$get({}, { headers: await asShopper() }));

/** Sets the VAT id, or removes it. Throws a Problem. */
export const saveVatId = async (vatId: string | undefined): Promise<BuyerTaxes> =>
  ask<BuyerTaxes>(async (api) =>
    api.me["vat-id"].$put({ json: vatId === undefined ? {} : { vatId } }, { headers: await asShopper() }),
  );
