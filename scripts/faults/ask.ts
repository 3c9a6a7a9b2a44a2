import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { DomainError } from "../../api/domain/errors.ts";
import type { ShopProcess, World } from "../testing/world/process.ts";

const patience = 60;

/** The actor that staff's acts are done as. */
export const staff = { type: "staff", roles: ["admin"], userId: "staff", email: undefined } as const;

/** The signed-in shopper with this id. */
export const shopperOf = ({ userId }: { readonly userId: string }) =>
  ({ type: "shopper", userId, email: `${userId}@example.com` }) as const;

/** Waits some turns of the event loop, so that acts meet each other at every moment. */
export async function wait(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await nextTurn();
}

/** How often each actor reached each branch, as `actor: branch`. */
export class Tally {
  readonly counts = new Map<string, number>();

  reached(actor: string, branch: string): void {
    const name = `${actor}: ${branch}`;
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  /** Counts an answer: `done`, the code of a refusal, or that the shop never answered. */
  answered(actor: string, act: string, answer: unknown): void {
    const end = DomainError.is(answer) ? ` ${answer.code}` : answer === undefined ? " unanswered" : "";
    this.reached(actor, act + end);
  }
}

/**
 * Repeats a request until the shop answers, as a client with a bad connection does: the answer, the refusal, or undefined
 * when it gave up after `tries`. `attempted` is called before each attempt.
 */
export async function askUntilAnswered<T>(
  world: World,
  ask: (shop: ShopProcess) => Promise<T>,
  { attempted = () => {}, tries = patience }: { attempted?: () => void; tries?: number } = {},
): Promise<T | DomainError | undefined> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const { shop } = world;
    if (!shop || shop.killSwitch.killed) {
      await sleep(1);
      continue;
    }
    try {
      attempted();
      const answer = await Promise.race([ask(shop).then((value) => ({ value })), shop.killSwitch.whenKilled]);
      if (answer) return answer.value;
    } catch (error) {
      if (DomainError.is(error) && error.code !== "SERVICE_UNAVAILABLE") return error;
    }
    await sleep(0);
  }
  return undefined;
}
