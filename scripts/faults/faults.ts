import { setImmediate as nextTurn } from "node:timers/promises";
import type { Delivery } from "../../api/adapters/embedded/stripe-server/webhooks/events.ts";
import type { DeliveryFaults } from "../../api/adapters/embedded/stripe-server/webhooks/webhooks.ts";
import { DomainError } from "../../api/domain/errors.ts";
import type { Random } from "../testing/random.ts";

export const faultKinds = [
  "kill-before",
  "kill-after",
  "throw-before",
  "throw-after",
  "delay",
  "twice",
  "webhooks-copied",
  "webhooks-shuffled",
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One life of the shop's process: dead, nothing in it goes on, and nothing it waits for ever comes. */
export type Life = { dead: boolean; readonly died: Promise<void>; readonly die: () => void };

export function newLife(): Life {
  const { promise, resolve } = Promise.withResolvers<void>();
  const life: Life = {
    dead: false,
    died: promise,
    die: () => {
      life.dead = true;
      resolve();
    },
  };
  return life;
}

const never = <T>(): Promise<T> => new Promise<T>(() => {});

/** Decides, by a seed, what goes wrong at each step boundary, and counts it. */
export class Faults {
  readonly counts: Record<FaultKind, number>;
  /** Faults still to come; none are injected at 0. */
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
      twice: 0,
      "webhooks-copied": 0,
      "webhooks-shuffled": 0,
    };
  }

  /**
   * How the next events reach the shop: often several times, or in another order. Outside the budget, which bounds what a
   * shop has to recover from: repeats keep nothing from coming to rest.
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

  /** Runs an effect of one life with what the seed says goes wrong around it. */
  async around<T>(life: Life, effect: () => Promise<T>, kinds: readonly FaultKind[]): Promise<T> {
    if (life.dead) return never();
    const kind = this.#pick(kinds);
    if (kind) this.counts[kind]++;
    if (kind === "kill-before") {
      life.die();
      return never();
    }
    if (kind === "throw-before") throw unavailable();
    if (kind === "delay") for (let turn = 0; turn < 20; turn++) await nextTurn();
    if (life.dead) return never();
    if (kind === "twice") await effect();
    const result = await effect().catch((error: unknown) =>
      life.dead ? never<T>() : Promise.reject(asError(error)),
    );
    if (kind === "kill-after") life.die();
    if (life.dead) return never();
    if (kind === "throw-after") throw unavailable();
    return result;
  }

  #pick(kinds: readonly FaultKind[]): FaultKind | undefined {
    // Writes are where something can be lost; reads are many.
    const rate = kinds.includes("kill-after") ? this.#rate : this.#rate / 4;
    if (this.budget <= 0 || this.#random.next() >= rate) return undefined;
    this.budget--;
    return this.#random.pick(kinds);
  }
}

const unavailable = () => new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 });
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
