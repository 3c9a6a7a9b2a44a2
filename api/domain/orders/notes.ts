import type { Identity } from "../../ports/identity.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import { emailOf } from "../identity/email.ts";
import type { Order, StaffNote } from "./order.ts";
import { requireVersion } from "./staleness.ts";
import type { Orders } from "./store.ts";

/** An order is one stored item. */
const mostNotes = 200;

export type NoteInput = {
  readonly orderId: string;
  readonly text: string;
  /** The same id is the same note. */
  readonly noteId?: string | undefined;
  /** The versions of the order that the writer may have seen; undefined: any. */
  readonly versions?: readonly number[] | undefined;
};

/** Adds a note that staff alone see. Throws ORDER_NOT_FOUND, CONFLICT (stale, or 200 notes already). */
export async function addNote(
  deps: {
    readonly orders: Pick<Orders, "change">;
    readonly identity: Pick<Identity, "find">;
    readonly now: () => number;
    readonly newId: () => string;
  },
  actor: Actor,
  input: NoteInput,
): Promise<Order> {
  const staff = requireStaff(actor, "orders:write");
  const by = await emailOf(deps.identity, staff);
  const { orderId, text, versions, noteId = deps.newId() } = input;
  const note: StaffNote = { noteId, at: deps.now(), actor: staff.userId, by, text };
  const decide = (order: Order): Order => {
    if (order.notes.some((known) => known.noteId === noteId)) return order;
    requireVersion(order, versions);
    if (order.notes.length >= mostNotes)
      throw new DomainError("CONFLICT", { reason: `an order has at most ${mostNotes} notes` });
    return { ...order, notes: [...order.notes, note] };
  };
  return deps.orders.change(orderId, decide, auditEntry(deps, actor, "orders.addNote"));
}
