import { setImmediate as nextTurn } from "node:timers/promises";
import type { Delivery } from "../../../api/adapters/embedded/stripe-server/webhooks/events.ts";
import type { DeliveryFaults } from "../../../api/adapters/embedded/stripe-server/webhooks/webhooks.ts";
import { DomainError } from "../../../api/domain/errors.ts";
import type { Random } from "../random.ts";

export const faultKinds = [
  "kill-before",
  "kill-after",
  "throw-before",
  "throw-after",
  "delay",
  "duplicate",
  "webhooks-copied",
  "webhooks-shuffled",
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Ends one simulated process: once killed, its effects do not run and its promises never resolve. */
export type KillSwitch = {
  killed: boolean;
  readonly whenKilled: Promise<void>;
  readonly kill: () => void;
};

/** The kill switch of a process that is starting. */
export function newKillSwitch(): KillSwitch {
  const { promise, resolve } = Promise.withResolvers<void>();
  const killSwitch: KillSwitch = {
    killed: false,
    whenKilled: promise,
    kill: () => {
      killSwitch.killed = true;
      resolve();
    },
  };
  return killSwitch;
}

const never = <T>(): Promise<T> => new Promise<T>(() => {});

/** Runs effects at step boundaries with injected faults, chosen by a seed, and counts the faults. */
export class Faults {
  readonly counts: Record<FaultKind, number>;
  /** How many more faults may be injected. */
  budget: number;
  readonly #random: Random;
  readonly #rate: number;

  constructor(random: Random, { rate, budget }: { rate: number; budget: number }) {
    this.#random = random;
    this.#rate = rate;
    this.budget = budget;
    this.counts = {
      "kill-before": 0,
      "kill-after": 0,
      "throw-before": 0,
      "throw-after": 0,
      delay: 0,
      duplicate: 0,
      "webhooks-copied": 0,
      "webhooks-shuffled": 0,
    };
  }

  /**
   * How the next webhook events are delivered: often several times or in another order. Not counted against
   * the budget, which limits what a shop must recover from; repeated events never keep it from becoming idle.
   */
  deliveries(): DeliveryFaults {
    const copies = this.#random.next() < 0.5 ? this.#random.between(2, 4) : 1;
    const shuffled = this.#random.next() < 0.5;
    if (this.#rate === 0) return {};
    const order = (events: readonly Delivery[]): readonly Delivery[] => {
      if (copies > 1) this.counts["webhooks-copied"] += events.length;
      if (!shuffled) return events;
      this.counts["webhooks-shuffled"] += events.length;
      return events.toSorted((one, other) => (one.eventId < other.eventId ? -1 : 1));
    };
    return { copies, order };
  }

  /** Runs an effect of one process, with a fault of one of these kinds if the seed says so. */
  async around<T>(killSwitch: KillSwitch, effect: () => Promise<T>, kinds: readonly FaultKind[]): Promise<T> {
    if (killSwitch.killed) return never();
    const kind = this.#pick(kinds);
    if (kind) this.counts[kind]++;
    if (kind === "kill-before") {
      killSwitch.kill();
      return never();
    }
    if (kind === "throw-before") throw unavailable();
    if (kind === "delay") for (let step = 0; step < 20; step++) await nextTurn();
    if (killSwitch.killed) return never();
    if (kind === "duplicate") await effect();
    const result = await effect().catch((error: unknown) =>
      killSwitch.killed ? never<T>() : Promise.reject(asError(error)),
    );
    if (kind === "kill-after") killSwitch.kill();
    if (killSwitch.killed) return never();
    if (kind === "throw-after") throw unavailable();
    return result;
  }

  #pick(kinds: readonly FaultKind[]): FaultKind | undefined {
    // Not counted against the budget: an effect that happens twice leaves nothing to recover from.
    if (kinds.includes("duplicate") && this.#random.next() < this.#rate) return "duplicate";
    // Reads fail less often, because they are frequent and lose nothing.
    const rate = kinds.includes("kill-after") ? this.#rate : this.#rate / 4;
    if (this.budget <= 0 || this.#random.next() >= rate) return undefined;
    this.budget--;
    return this.#random.pick(kinds);
  }
}

const unavailable = () => new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 });
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
