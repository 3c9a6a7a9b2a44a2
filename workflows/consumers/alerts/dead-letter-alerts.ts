import type { Deps } from "../../../api/deps.ts";
import type { System } from "../../../api/domain/actor.ts";
import { reportDeadLetters } from "../../../api/domain/alerts/service.ts";
import type { ScheduledRun } from "../entry.ts";

const actor: System = { type: "system", name: "dead-letter-alerts" };

/** Tells staff of queues in which messages wait that failed for good. */
export const deadLetterAlerts =
  (deps: Pick<Deps, "messages" | "now">): ScheduledRun =>
  async () => ({ queues: await reportDeadLetters(deps, actor) });
