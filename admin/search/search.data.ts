import { query, revalidate } from "@solidjs/router";
import type { InferRequestType, InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { askAsStaff, ifMatch } from "../shell/staff.ts";

type Report = Client["admin"]["search"]["analytics"]["$get"];
export type SearchReport = InferResponseType<Report, 200>;
export type SearchPeriod = Omit<InferRequestType<Report>["query"], "limit">;
type Rebuilds = InferResponseType<Client["admin"]["search"]["rebuild"]["$get"], 200>;
export type Rebuild = NonNullable<Rebuilds["rebuild"]>;

/** What was searched for, and what was not found. */
export const loadReport = query(
  (period: SearchPeriod) =>
    askAsStaff<SearchReport>((api, as) =>
      api.admin.search.analytics.$get({ query: { limit: "50", ...period } }, as()),
    ),
  "admin-search-report",
);

/** How far the last rebuild of the index is; undefined: there was none. */
export const loadRebuild = query(
  async () => (await askAsStaff<Rebuilds>((api, as) => api.admin.search.rebuild.$get({}, as()))).rebuild,
  "admin-search-rebuild",
);

/** Has the index built anew. */
export async function startRebuild(): Promise<void> {
  await askAsStaff((api, as) => api.admin.search.rebuild.$post({}, as()));
  await revalidate(loadRebuild.key);
}

type SynonymRoutes = Client["admin"]["search"]["synonyms"];
export type Synonyms = InferResponseType<SynonymRoutes["$get"], 200>;
export type SynonymGroup = InferRequestType<SynonymRoutes["$put"]>["json"]["groups"][number];
export type Found = InferResponseType<SynonymRoutes["preview"]["$post"], 200>;

/** The synonyms that staff added. */
export const loadSynonyms = query(
  () => askAsStaff<Synonyms>((api, as) => api.admin.search.synonyms.$get({}, as())),
  "admin-search-synonyms",
);

/** Replaces the synonyms; `version` is the one that was edited. */
export const saveSynonyms = (version: number, groups: SynonymGroup[]) =>
  askAsStaff<Synonyms>((api, as) =>
    api.admin.search.synonyms.$put({ header: ifMatch(version), json: { groups } }, as()),
  );

/** What a shopper would find with these synonyms. */
export const trySynonyms = (q: string, groups: SynonymGroup[]) =>
  askAsStaff<Found>((api, as) => api.admin.search.synonyms.preview.$post({ json: { q, groups } }, as()));
