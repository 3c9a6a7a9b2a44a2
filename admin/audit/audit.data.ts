import { query } from "@solidjs/router";
import type { InferRequestType, InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { askAsStaff } from "../shell/staff.ts";

type List = Client["admin"]["audit"]["$get"];
type AuditPageData = InferResponseType<List, 200>;
export type AuditEntry = AuditPageData["items"][number];
export type AuditFilters = Omit<InferRequestType<List>["query"], "limit" | "lastKey">;

/** A page of what staff changed. */
export const loadAudit = query(
  (filters: AuditFilters & { readonly lastKey?: string }) =>
    askAsStaff<AuditPageData>((api, as) => api.admin.audit.$get({ query: filters }, as())),
  "admin-audit",
);
