import { query, revalidate } from "@solidjs/router";
import type { InferRequestType, InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { ask } from "../../web/lib/api.ts";
import type { Config, Countries } from "../../web/lib/api-types.ts";
import { bodyOf } from "../../web/lib/problem.ts";
import { askAsStaff, ifMatch } from "../shell/staff.ts";

type Api = Client["admin"]["settings"];
/** Each part as the API has it: amounts in major units. */
export type Parts = {
  readonly store: InferResponseType<Api["store"]["$get"], 200>["value"];
  readonly shipping: InferResponseType<Api["shipping"]["$get"], 200>["value"];
  readonly taxes: InferResponseType<Api["taxes"]["$get"], 200>["value"];
  readonly markets: InferResponseType<Api["markets"]["$get"], 200>["value"];
  readonly thresholds: InferResponseType<Api["thresholds"]["$get"], 200>["value"];
};
export type TaxesOfPlace = InferResponseType<Api["taxes"]["try"]["$post"], 200>;
export type ShippingOfPlace = InferResponseType<Api["shipping"]["try"]["$post"], 200>;
type ImportedZipRates = InferResponseType<Api["taxes"]["zip-rates"]["$post"], 200>;
export type Part = keyof Parts;
export type Stored<P extends Part> = { readonly version: number; readonly value: Parts[P] };
export type SettingsHistory = InferResponseType<Api[":part"]["history"]["$get"], 200>;

/** The store's identity with its version. */
export const loadStore = query(
  () => askAsStaff<Stored<"store">>((api, as) => api.admin.settings.store.$get({}, as())),
  "settings-store",
);
/** Where tax is collected and at which rates, with the version. */
export const loadTaxes = query(
  () => askAsStaff<Stored<"taxes">>((api, as) => api.admin.settings.taxes.$get({}, as())),
  "settings-taxes",
);
/** Zones and methods with their version. */
export const loadShipping = query(
  () => askAsStaff<Stored<"shipping">>((api, as) => api.admin.settings.shipping.$get({}, as())),
  "settings-shipping",
);
/** Markets and books with their version. */
export const loadMarkets = query(
  () => askAsStaff<Stored<"markets">>((api, as) => api.admin.settings.markets.$get({}, as())),
  "settings-markets",
);
/** Numbers from which the shop acts or warns, with their version. */
export const loadThresholds = query(
  () => askAsStaff<Stored<"thresholds">>((api, as) => api.admin.settings.thresholds.$get({}, as())),
  "settings-thresholds",
);
/** Who changed what of a part. */
export const loadHistory = query(
  (part: Part) =>
    askAsStaff<SettingsHistory>((api, as) =>
      api.admin.settings[":part"].history.$get({ param: { part }, query: { limit: "10" } }, as()),
    ),
  "settings-history",
);
/** The currencies that a store may have. */
export const loadCurrencies = query(
  async () => (await bodyOf<Config>(fetch("/config.json"))).currencies,
  "currencies",
);
/** Countries by name, for tables that are kept by country. */
export const loadCountries = query(() => ask<Countries>((api) => api.countries.$get()), "countries");

/** Replaces the store's identity, if it is still at `version`. */
export const saveStore = (version: number, json: Parts["store"]): Promise<void> =>
  saved(
    askAsStaff((api, as) =>
      api.admin.settings.store.$put({ header: ifMatch(version), json }, as(ifMatch(version))),
    ),
    loadStore.key,
  );
/** Replaces the tax settings, if they are still at `version`. */
export const saveTaxes = (version: number, json: Parts["taxes"]): Promise<void> =>
  saved(
    askAsStaff((api, as) =>
      api.admin.settings.taxes.$put({ header: ifMatch(version), json }, as(ifMatch(version))),
    ),
    loadTaxes.key,
  );
/** What an order to a place would be taxed at now. */
export const tryTaxes = (
  json: InferRequestType<Api["taxes"]["try"]["$post"]>["json"],
): Promise<TaxesOfPlace> =>
  askAsStaff<TaxesOfPlace>((api, as) => api.admin.settings.taxes.try.$post({ json }, as()));
/** Sends a file of tax rates by ZIP code; answers how many of which states it has. */
export const sendZipRates = (file: File): Promise<ImportedZipRates> =>
  askAsStaff<ImportedZipRates>((api, as) =>
    api.admin.settings.taxes["zip-rates"].$post(
      {},
      { ...as({ "content-type": "text/csv" }), init: { body: file } },
    ),
  );
/** What each shipping method to a place costs now, or why it cannot be had. */
export const tryShipping = (
  json: InferRequestType<Api["shipping"]["try"]["$post"]>["json"],
): Promise<ShippingOfPlace> =>
  askAsStaff<ShippingOfPlace>((api, as) => api.admin.settings.shipping.try.$post({ json }, as()));
/** Replaces zones and methods, if they are still at `version`. */
export const saveShipping = (version: number, json: Parts["shipping"]): Promise<void> =>
  saved(
    askAsStaff((api, as) =>
      api.admin.settings.shipping.$put({ header: ifMatch(version), json }, as(ifMatch(version))),
    ),
    loadShipping.key,
  );
/** Replaces markets and books, if they are still at `version`. */
export const saveMarkets = (version: number, json: Parts["markets"]): Promise<void> =>
  saved(
    askAsStaff((api, as) =>
      api.admin.settings.markets.$put({ header: ifMatch(version), json }, as(ifMatch(version))),
    ),
    loadMarkets.key,
  );
/** Replaces the thresholds, if they are still at `version`. */
export const saveThresholds = (version: number, json: Parts["thresholds"]): Promise<void> =>
  saved(
    askAsStaff((api, as) =>
      api.admin.settings.thresholds.$put({ header: ifMatch(version), json }, as(ifMatch(version))),
    ),
    loadThresholds.key,
  );

async function saved(write: Promise<unknown>, key: string): Promise<void> {
  await write;
  await revalidate([key, loadHistory.key]);
}
