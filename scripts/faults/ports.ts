import type { Sqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import type { Mail } from "../../api/ports/mail.ts";
import type { Messages } from "../../api/ports/messages.ts";
import type { PaymentGateway } from "../../api/ports/payment-gateway.ts";
import type { Tables } from "../../api/ports/table.ts";
import type { FaultKind, Faults, Life } from "./faults.ts";

const kills = ["kill-before", "kill-after"] as const satisfies FaultKind[];
const failing = [...kills, "throw-before", "throw-after", "delay"] as const satisfies FaultKind[];
const reading = ["kill-before", "throw-before", "delay"] as const satisfies FaultKind[];

/** What the engines write for themselves: transitions, queues, the mailbox. A process can die around each. */
export const mortalSqlite = (real: Sqlite, life: Life, faults: Faults): Sqlite => ({
  ...real,
  write: (work, durability) => faults.around(life, () => real.write(work, durability), kills),
});

export const faultyTables = (real: Tables, life: Life, faults: Faults): Tables => ({
  get: (...input) => faults.around(life, () => real.get(...input), reading),
  getAll: (...input) => faults.around(life, () => real.getAll(...input), reading),
  query: (...input) => faults.around(life, () => real.query(...input), reading),
  scan: (...input) => real.scan(...input),
  load: (...input) => real.load(...input),
  changes: (...input) => real.changes(...input),
  put: (...input) => faults.around(life, () => real.put(...input), failing),
  update: (...input) => faults.around(life, () => real.update(...input), failing),
  delete: (...input) => faults.around(life, () => real.delete(...input), failing),
  transact: (...input) => faults.around(life, () => real.transact(...input), failing),
});

export const faultyPayments = (real: PaymentGateway, life: Life, faults: Faults): PaymentGateway => ({
  createIntent: (...input) => faults.around(life, () => real.createIntent(...input), failing),
  authorize: (...input) =>
    faults.around(life, () => real.authorize(...input), [...failing, "twice", "twice", "twice"]),
  capture: (...input) =>
    faults.around(life, () => real.capture(...input), [...failing, "twice", "twice", "twice"]),
  cancel: (...input) =>
    faults.around(life, () => real.cancel(...input), [...failing, "twice", "twice", "twice"]),
  refund: (...input) =>
    faults.around(life, () => real.refund(...input), [...failing, "twice", "twice", "twice"]),
  find: (...input) => faults.around(life, () => real.find(...input), reading),
  findByOrder: (...input) => faults.around(life, () => real.findByOrder(...input), reading),
  list: () => real.list(),
  readEvent: (...input) => real.readEvent(...input),
});

/** Sent twice means without the id that would tell: consumers must know by themselves. */
export const faultyMessages = <M extends Messages>(real: M, life: Life, faults: Faults): M => ({
  ...real,
  send: (queue, { id: _id, ...message }, options) =>
    faults.around(life, () => real.send(queue, message, options), [...failing, "twice", "twice", "twice"]),
  publish: (topic, { id: _id, ...message }) =>
    faults.around(life, () => real.publish(topic, message), [...failing, "twice", "twice", "twice"]),
});

/** A mail that is out cannot be called back: dying between sending and noting it is not tried. */
export const faultyMail = (real: Mail, life: Life, faults: Faults): Mail => ({
  send: (mail) => faults.around(life, () => real.send(mail), ["throw-before", "delay", "kill-before"]),
});
