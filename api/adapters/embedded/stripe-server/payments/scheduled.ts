import type { Act, Call } from "../http/call.ts";
import { expireHold } from "./capture.ts";
import { openDispute } from "./disputes.ts";
import { endRefund } from "./refund-outcome.ts";

/** Does everything that is due at Stripe without a request. Run it inside a write. */
export function runDue(call: Call): void {
  for (const { act, id } of call.tables.due(call.now)) {
    call.tables.unschedule(act, id);
    run[act](call, id);
  }
}

const run: Readonly<Record<Act, (call: Call, id: string) => void>> = {
  expire_hold: expireHold,
  settle_refund: (call, id) => endRefund(call, id, "succeeded"),
  fail_refund: (call, id) => endRefund(call, id, "failed"),
  open_dispute: (call, id) => openDispute(call, id),
};
