import { query, revalidate } from "@solidjs/router";
import type { InferRequestType, InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { askAsStaff } from "../shell/staff.ts";
import type { Tone } from "../ui/badge.tsx";

type List = Client["admin"]["runs"]["$get"];
type RunPageData = InferResponseType<List, 200>;
export type RunSummary = RunPageData["items"][number];
export type RunFilters = Omit<InferRequestType<List>["query"], "limit" | "lastKey">;
export type RunDetail = InferResponseType<Client["admin"]["runs"][":workflow"][":id"]["$get"], 200>;
type DeadLetters = InferResponseType<Client["admin"]["dead-letters"]["$get"], 200>;
export type QueueState = DeadLetters["items"][number];

/** A page of a workflow's runs. */
export const loadRuns = query(
  (filters: RunFilters & { readonly lastKey?: string }) =>
    askAsStaff<RunPageData>((api, as) => api.admin.runs.$get({ query: filters }, as())),
  "admin-runs",
);

/** One run with its steps. */
export const loadRun = query(
  (workflow: RunSummary["workflow"], id: string) =>
    askAsStaff<RunDetail>((api, as) =>
      api.admin.runs[":workflow"][":id"].$get({ param: { workflow, id } }, as()),
    ),
  "admin-run",
);

/** Every queue with its dead letters. */
export const loadDeadLetters = query(
  async () => (await askAsStaff<DeadLetters>((api, as) => api.admin["dead-letters"].$get({}, as()))).items,
  "admin-dead-letters",
);

/** Puts dead letters back into their queue, all or one. Answers how many. */
export async function redrive(queue: QueueState["queue"], id?: string): Promise<number> {
  const { redriven } = await askAsStaff<{ redriven: number }>((api, as) =>
    api.admin["dead-letters"][":queue"].redrive.$post(
      { param: { queue }, json: id === undefined ? {} : { id } },
      as(),
    ),
  );
  await revalidate(loadDeadLetters.key);
  return redriven;
}

/** Deletes a dead letter for good. */
export async function deleteDeadLetter(
  queue: QueueState["queue"],
  id: string,
  reason: string,
): Promise<void> {
  await askAsStaff((api, as) =>
    api.admin["dead-letters"][":queue"][":id"].$delete({ param: { queue, id }, query: { reason } }, as()),
  );
  await revalidate(loadDeadLetters.key);
}

/** A run's state in words and its colour. */
export const runStates: Readonly<
  Record<RunSummary["status"], { readonly label: string; readonly tone: Tone }>
> = {
  running: { label: "Running", tone: "info" },
  succeeded: { label: "Succeeded", tone: "good" },
  failed: { label: "Failed", tone: "bad" },
  "timed-out": { label: "Timed out", tone: "bad" },
  aborted: { label: "Aborted", tone: "attention" },
};

/** How long something took, as staff read it: "1.4 s", "3 min". */
export function tookOf(milliseconds: number): string {
  if (milliseconds < 1_000) return `${milliseconds} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  return `${Math.round(milliseconds / 60_000)} min`;
}
