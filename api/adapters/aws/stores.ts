import type { Tables } from "../../ports/table.ts";
import type { Watch } from "../../ports/watch.ts";
import { lazy } from "../lazy.ts";
import { loaded } from "../loaded.ts";
import type { Stores } from "../stores/stores.ts";

/** Every store of the shop over one engine, in a process that may stop between two requests. Their code is loaded with the first call. */
export function storesOnCall(engine: Tables, watch: Watch, now: () => number): Stores {
  const stores = lazy(async () =>
    (await import("../stores/stores.ts")).storesOver(engine, watch, now, { frozen: true }),
  );
  return {
    products: loaded(async () => (await stores()).products),
    inventory: loaded(async () => (await stores()).inventory),
    categories: loaded(async () => (await stores()).categories),
    bulkEdits: loaded(async () => (await stores()).bulkEdits),
    imports: loaded(async () => (await stores()).imports),
    uploads: loaded(async () => (await stores()).uploads),
    carts: loaded(async () => (await stores()).carts),
    chats: loaded(async () => (await stores()).chats),
    chatTickets: loaded(async () => (await stores()).chatTickets),
    chatConnections: loaded(async () => (await stores()).chatConnections),
    orders: loaded(async () => (await stores()).orders),
    parcels: loaded(async () => (await stores()).parcels),
    checkouts: loaded(async () => (await stores()).checkouts),
    customers: loaded(async () => (await stores()).customers),
    directory: loaded(async () => (await stores()).directory),
    knowledge: loaded(async () => (await stores()).knowledge),
    limits: loaded(async () => (await stores()).limits),
    personalData: loaded(async () => (await stores()).personalData),
    metrics: loaded(async () => (await stores()).metrics),
    pages: loaded(async () => (await stores()).pages),
    notifications: loaded(async () => (await stores()).notifications),
    taskTokens: loaded(async () => (await stores()).taskTokens),
    searchLog: loaded(async () => (await stores()).searchLog),
    searchRebuilds: loaded(async () => (await stores()).searchRebuilds),
    searchSource: {
      async *all() {
        yield* (await stores()).searchSource.all();
      },
      changeOf: async (change) => (await stores()).searchSource.changeOf(change),
    },
    settings: loaded(async () => (await stores()).settings),
    taxes: loaded(async () => (await stores()).taxes),
    zipRates: loaded(async () => (await stores()).zipRates),
    audit: loaded(async () => (await stores()).audit),
    staff: loaded(async () => (await stores()).staff),
    webhookEvents: loaded(async () => (await stores()).webhookEvents),
  };
}
