import { query } from "@solidjs/router";
import type { InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { askAsStaff } from "../shell/staff.ts";

type Alerts = InferResponseType<Client["admin"]["me"]["alerts"]["$get"], 200>;
export type Alert = Alerts["alerts"][number];

/** Which alerts the caller may get, and which come. */
export const loadAlerts = query(
  () => askAsStaff<Alerts>((api, as) => api.admin.me.alerts.$get({}, as())),
  "my-alerts",
);

/** Chooses one alert; answers all of them after the change. */
export const saveAlert = (alert: Alert): Promise<Alerts> =>
  askAsStaff<Alerts>((api, as) => api.admin.me.alerts.$put({ json: { alerts: [alert] } }, as()));
