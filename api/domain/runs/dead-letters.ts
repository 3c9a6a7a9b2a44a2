import { type DeadLetter, type Messages, type QueueName, queueNames } from "../../ports/messages.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import type { Audit } from "../audit/store.ts";
import { DomainError } from "../errors.ts";
import { redacted } from "../redaction.ts";

type DeadLetterDeps = {
  readonly messages: Pick<Messages, "depth" | "deadLetters" | "redrive" | "deleteDeadLetter">;
  readonly audit: Pick<Audit, "record">;
  readonly now: () => number;
  readonly newId: () => string;
};

/** A queue with the messages of it that failed too often; `dead` may be more than are listed. */
export type QueueState = {
  readonly queue: QueueName;
  readonly waiting: number;
  readonly inFlight: number;
  readonly dead: number;
  readonly deadLetters: readonly DeadLetter[];
};

/** Dead letters of a queue that are listed. */
const mostListed = 50;

/** Every queue with its dead letters, their bodies without secrets and addresses. For staff. */
export async function listDeadLetters(
  deps: { readonly messages: Pick<Messages, "depth" | "deadLetters"> },
  actor: Actor,
): Promise<readonly QueueState[]> {
  requireStaff(actor, "operations:read");
  return Promise.all(
    queueNames.map(async (queue) => {
      const depth = await deps.messages.depth(queue);
      const letters = depth.dead === 0 ? [] : await deps.messages.deadLetters(queue, mostListed);
      return {
        queue,
        ...depth,
        deadLetters: letters.map((letter) => ({ ...letter, body: redacted(letter.body) })),
      };
    }),
  );
}

/**
 * Puts dead letters back into their queue: all, or the one with this id. For staff. Answers how many; one that was redriven
 * already is none.
 */
export async function redriveDeadLetters(
  deps: DeadLetterDeps,
  actor: Actor,
  { queue, id }: { readonly queue: QueueName; readonly id?: string | undefined },
): Promise<number> {
  requireStaff(actor, "operations:write");
  const redriven = await deps.messages.redrive(queue, id);
  if (redriven > 0)
    await deps.audit.record({
      ...auditEntry(deps, actor, "runs.redriveDeadLetters"),
      subject: `queue#${queue}`,
      after: { redriven, ...(id !== undefined && { messageId: id }) },
    });
  return redriven;
}

/** Deletes a dead letter for good; the audit keeps what it said. For staff. Throws MESSAGE_NOT_FOUND. */
export async function deleteDeadLetter(
  deps: DeadLetterDeps,
  actor: Actor,
  { queue, id, reason }: { readonly queue: QueueName; readonly id: string; readonly reason: string },
): Promise<void> {
  requireStaff(actor, "operations:write");
  const letter = (await deps.messages.deadLetters(queue, 100)).find((one) => one.id === id);
  if (!(await deps.messages.deleteDeadLetter(queue, id)))
    throw new DomainError("MESSAGE_NOT_FOUND", { messageId: id });
  await deps.audit.record({
    ...auditEntry(deps, actor, "runs.deleteDeadLetter"),
    subject: `queue#${queue}`,
    before: { messageId: id, ...(letter && { body: redacted(letter.body) }) },
    reason,
  });
}
