import { setImmediate as nextTurn } from "node:timers/promises";
import type { Sqlite } from "../../../api/adapters/embedded/sqlite/sqlite.ts";
import type { Carriers } from "../../../api/ports/carriers.ts";
import type { Files } from "../../../api/ports/files.ts";
import type { Mail } from "../../../api/ports/mail.ts";
import type { Messages } from "../../../api/ports/messages.ts";
import type { PaymentGateway } from "../../../api/ports/payment-gateway.ts";
import type { TableSpec, Tables } from "../../../api/ports/table.ts";
import type { FaultKind, Faults, KillSwitch } from "./faults.ts";

/** A process that dies around an effect. */
export const kills = ["kill-before", "kill-after"] as const satisfies FaultKind[];
const failing = [...kills, "throw-before", "throw-after", "delay"] as const satisfies FaultKind[];
/** Effects that must be idempotent. */
const repeatable = [...failing, "duplicate"] as const satisfies FaultKind[];
const reading = ["kill-before", "throw-before", "delay"] as const satisfies FaultKind[];

/**
 * The database of the embedded engines (workflow state, queues, mailbox). A process can be killed around each
 * write.
 */
export const killableSqlite = (real: Sqlite, killSwitch: KillSwitch, faults: Faults): Sqlite => ({
  ...real,
  write: (work, durability) => faults.around(killSwitch, () => real.write(work, durability), kills),
});

/** What takes long in a run, and how many turns of the event loop: writes of one table, or calls of Stripe. */
export type Slow = { readonly what: string; readonly turns: number };

const turnsOf = async ({ turns }: Slow): Promise<void> => {
  for (let turn = 0; turn < turns; turn++) await nextTurn();
};

/** Tables whose writes to one of them take some turns, so that others come between. */
export function slowTables(real: Tables, slow: Slow): Tables {
  const late = async (tables: readonly TableSpec[]): Promise<void> => {
    if (tables.some(({ name }) => name === slow.what)) await turnsOf(slow);
  };
  return {
    ...real,
    put: (table, ...input) => late([table]).then(() => real.put(table, ...input)),
    update: (table, ...input) => late([table]).then(() => real.update(table, ...input)),
    delete: (table, ...input) => late([table]).then(() => real.delete(table, ...input)),
    transact: (writes) => late(writes.map(({ table }) => table)).then(() => real.transact(writes)),
  };
}

/** A payment gateway whose answers take some turns. */
export function slowPayments(real: PaymentGateway, slow: Slow): PaymentGateway {
  if (slow.what !== "stripe") return real;
  const late = async <T>(answer: Promise<T>): Promise<T> => {
    const given = await answer;
    await turnsOf(slow);
    return given;
  };
  return {
    ...real,
    authorize: (...input) => late(real.authorize(...input)),
    capture: (...input) => late(real.capture(...input)),
    cancel: (...input) => late(real.cancel(...input)),
    refund: (...input) => late(real.refund(...input)),
    find: (...input) => late(real.find(...input)),
  };
}

/** Tables whose calls fail, are delayed or kill the process; `scan` and `changes` have no faults. */
export const faultyTables = (real: Tables, killSwitch: KillSwitch, faults: Faults): Tables => ({
  get: (...input) => faults.around(killSwitch, () => real.get(...input), reading),
  getAll: (...input) => faults.around(killSwitch, () => real.getAll(...input), reading),
  query: (...input) => faults.around(killSwitch, () => real.query(...input), reading),
  scan: (...input) => real.scan(...input),
  load: (...input) => faults.around(killSwitch, () => real.load(...input), failing),
  changes: (...input) => real.changes(...input),
  put: (...input) => faults.around(killSwitch, () => real.put(...input), failing),
  update: (...input) => faults.around(killSwitch, () => real.update(...input), failing),
  delete: (...input) => faults.around(killSwitch, () => real.delete(...input), failing),
  transact: (...input) => faults.around(killSwitch, () => real.transact(...input), failing),
});

/** A payment gateway whose calls fail, are delayed, are repeated or kill the process. */
export const faultyPayments = (
  real: PaymentGateway,
  killSwitch: KillSwitch,
  faults: Faults,
): PaymentGateway => ({
  createIntent: (...input) => faults.around(killSwitch, () => real.createIntent(...input), failing),
  authorize: (...input) => faults.around(killSwitch, () => real.authorize(...input), repeatable),
  capture: (...input) => faults.around(killSwitch, () => real.capture(...input), repeatable),
  cancel: (...input) => faults.around(killSwitch, () => real.cancel(...input), repeatable),
  refund: (...input) => faults.around(killSwitch, () => real.refund(...input), repeatable),
  refunds: (...input) => faults.around(killSwitch, () => real.refunds(...input), reading),
  disputes: (...input) => faults.around(killSwitch, () => real.disputes(...input), reading),
  find: (...input) => faults.around(killSwitch, () => real.find(...input), reading),
  findByOrder: (...input) => faults.around(killSwitch, () => real.findByOrder(...input), reading),
  list: () => real.list(),
  readEvent: (...input) => real.readEvent(...input),
});

/**
 * Removes the message id, so that nothing deduplicates a duplicate: consumers must be idempotent on their
 * own.
 */
export const faultyMessages = <M extends Messages>(real: M, killSwitch: KillSwitch, faults: Faults): M => ({
  ...real,
  send: (queue, { id: _id, ...message }, options) =>
    faults.around(killSwitch, () => real.send(queue, message, options), repeatable),
  publish: (topic, { id: _id, ...message }) =>
    faults.around(killSwitch, () => real.publish(topic, message), repeatable),
});

/** Carriers whose answers are lost or late, of whom everything is asked twice, and that a process may not live to hear. */
export const faultyCarriers = (real: Carriers, killSwitch: KillSwitch, faults: Faults): Carriers => ({
  rates: (...input) => faults.around(killSwitch, () => real.rates(...input), reading),
  label: (...input) => faults.around(killSwitch, () => real.label(...input), repeatable),
  track: (...input) => faults.around(killSwitch, () => real.track(...input), reading),
  cancel: (...input) => faults.around(killSwitch, () => real.cancel(...input), repeatable),
});

/** Files whose writes fail, are repeated or kill the process. */
export const faultyFiles = (real: Files, killSwitch: KillSwitch, faults: Faults): Files => ({
  ...real,
  put: (...input) => faults.around(killSwitch, () => real.put(...input), repeatable),
});

/**
 * A kill between sending a mail and recording it is not injected, because a sent mail cannot be taken back.
 */
export const faultyMail = (real: Mail, killSwitch: KillSwitch, faults: Faults): Mail => ({
  send: (mail) => faults.around(killSwitch, () => real.send(mail), ["throw-before", "delay", "kill-before"]),
});
