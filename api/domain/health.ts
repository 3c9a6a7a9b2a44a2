import type { Files } from "../ports/files.ts";
import type { Identity } from "../ports/identity.ts";
import type { Messages } from "../ports/messages.ts";
import type { PaymentGateway } from "../ports/payment-gateway.ts";
import type { SearchIndex } from "../ports/search-index.ts";
import type { Workflows } from "../ports/workflows.ts";
import type { Actor } from "./actor.ts";
import { DomainError } from "./errors.ts";
import type { Limits } from "./rate-limits/store.ts";

/** What readiness asks: one cheap call of every engine. */
export type HealthDeps = {
  readonly limits: Pick<Limits, "hit">;
  readonly messages: Pick<Messages, "depth">;
  readonly workflows: Pick<Workflows, "state">;
  readonly identity: Pick<Identity, "find">;
  readonly search: Pick<SearchIndex, "suggest">;
  readonly files: Pick<Files, "list">;
  readonly payments: Pick<PaymentGateway, "find">;
};

/** An engine and whether it answered. Without one that is `needed` the shop sells nothing. */
export type EngineHealth = { readonly name: string; readonly needed: boolean; readonly isUp: boolean };

type Probe = {
  readonly needed: boolean;
  /** For how many milliseconds an answer is kept. */
  readonly keptFor: number;
  ask(deps: HealthDeps): Promise<unknown>;
};

const second = 1_000;
/** Milliseconds after which an engine that has not answered counts as down. */
const patience = 2 * second;
/** Seconds after which a caller should ask again. */
const retryAfter = 5;

/** Something that nothing in a shop is called. */
const nothing = "health";

const probes: Readonly<Record<string, Probe>> = {
  storage: {
    needed: true,
    keptFor: second,
    // A write: a disk that is full can still be read.
    ask: ({ limits }) => limits.hit(nothing, Number.POSITIVE_INFINITY, 60),
  },
  messages: { needed: true, keptFor: second, ask: ({ messages }) => messages.depth("orders") },
  workflows: {
    needed: true,
    keptFor: second,
    ask: ({ workflows }) => workflows.state("checkout", nothing),
  },
  identity: { needed: true, keptFor: second, ask: ({ identity }) => identity.find(nothing) },
  search: {
    needed: false,
    keptFor: second,
    ask: ({ search }) => search.suggest({ text: nothing, limit: 1 }),
  },
  files: { needed: false, keptFor: second, ask: ({ files }) => files.list(`${nothing}/`, { limit: 1 }) },
  // Another company's, which counts requests. Without it carts fill, and orders say that paying must wait.
  payments: {
    needed: false,
    keptFor: 30 * second,
    ask: ({ payments }) => payments.find(`pi_${nothing}`),
  },
};

type Kept = { readonly at: number; readonly answer: Promise<boolean> };
const keptOf = new WeakMap<HealthDeps, Map<string, Kept>>();

/**
 * Asks every engine, each once a second at most however often this is called. Throws SERVICE_UNAVAILABLE with the engines
 * when one that is needed does not answer within two seconds. For anybody: an answer says up or down and nothing else.
 */
export async function checkReadiness(deps: HealthDeps, _actor: Actor): Promise<readonly EngineHealth[]> {
  const kept = keptOf.get(deps) ?? new Map<string, Kept>();
  keptOf.set(deps, kept);
  const engines = await Promise.all(
    Object.entries(probes).map(async ([name, probe]) => ({
      name,
      needed: probe.needed,
      isUp: await fresh(kept, name, probe, deps),
    })),
  );
  if (engines.some(({ needed, isUp }) => needed && !isUp))
    throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter, engines });
  return engines;
}

function fresh(kept: Map<string, Kept>, name: string, probe: Probe, deps: HealthDeps): Promise<boolean> {
  const last = kept.get(name);
  const now = performance.now();
  if (last && now - last.at < probe.keptFor) return last.answer;
  const answer = answers(probe, deps);
  kept.set(name, { at: now, answer });
  return answer;
}

async function answers(probe: Probe, deps: HealthDeps): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  try {
    return await Promise.race([
      Promise.resolve(probe.ask(deps)).then(
        () => true,
        // "There is no such payment" is an answer, too.
        (error: unknown) => DomainError.is(error) && !DomainError.is(error, "SERVICE_UNAVAILABLE"),
      ),
      late,
    ]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
