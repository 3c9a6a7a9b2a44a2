import type { InferResponseType } from "hono/client";
import type { Client } from "../../../api/client.ts";
import { askAsStaff } from "../../shell/staff.ts";
import type { Parts } from "../settings.data.ts";

export type Theme = Parts["store"]["theme"];
export type TriedTheme = InferResponseType<Client["admin"]["settings"]["store"]["try"]["$post"], 200>;

/** What a look would make of the storefront's tokens, and which of its colors cannot be read. */
export const tryTheme = (json: Theme): Promise<TriedTheme> =>
  askAsStaff<TriedTheme>((api, as) => api.admin.settings.store.try.$post({ json }, as()));
