import * as z from "zod";
import { type Call, type Endpoint, endpoint } from "../http/call.ts";
import { invalid, noSuch } from "../http/errors.ts";
import { changedMetadata, flag, metadata, page, text } from "../http/params.ts";
import { listPage } from "../lists.ts";
import type { Charge, Dispute } from "../objects.ts";
import { cardNamed, type DisputeKind } from "./cards.ts";
import { newDispute, withdrawal } from "./dispute.ts";

/** How long after the capture a test card disputes it, in seconds. */
const disputeSeconds = 10;

const evidenceText = z.string().max(150_000);

/** The endpoints for disputes: https://docs.stripe.com/api/disputes. */
export const disputeEndpoints: readonly Endpoint[] = [
  endpoint("GET", "/v1/disputes/:id", {}, disputeOf),
  endpoint(
    "GET",
    "/v1/disputes",
    { ...page, payment_intent: text.optional(), charge: text.optional() },
    (call, { payment_intent, charge, ...params }) =>
      listPage(call, "dispute", "/v1/disputes", params, { payment_intent, charge }),
  ),
  endpoint(
    "POST",
    "/v1/disputes/:id",
    {
      evidence: z.record(z.string(), evidenceText).optional(),
      submit: flag.optional(),
      metadata: metadata.optional(),
    },
    (call, params) => respond(call, disputeOf(call), params),
  ),
  endpoint("POST", "/v1/disputes/:id/close", {}, (call) => {
    const dispute = disputeOf(call);
    if (!isOpen(dispute)) throw invalid("This dispute is already closed.");
    return closeDispute(call, dispute, "lost");
  }),
];

/** Plans the dispute of a captured charge whose test card disputes. */
export function expectDispute(call: Call, charge: Charge): void {
  if (kindOf(call, charge)) call.tables.schedule("open_dispute", charge.id, call.now + disputeSeconds);
}

/**
 * The cardholder disputes what is left of a charge; except for an inquiry, the money is withdrawn at once. Nothing
 * happens when nothing is left or it is disputed already.
 */
export function openDispute(call: Call, chargeId: string, given?: DisputeKind): void {
  const charge = call.store.find("charge", chargeId);
  if (!charge || charge.disputed || charge.amount_captured <= charge.amount_refunded) return;
  const kind = given ?? kindOf(call, charge) ?? "fraudulent";
  const dispute = newDispute(call.now, charge, kind);
  call.store.save(dispute);
  call.store.save({ ...charge, disputed: true });
  call.emit("charge.dispute.created", dispute);
  if (kind !== "inquiry") call.emit("charge.dispute.funds_withdrawn", dispute);
}

/** Ends an open dispute; a won one gives the money back to the shop, an inquiry never took it. */
export function closeDispute(call: Call, before: Dispute, outcome: "won" | "lost"): Dispute {
  const inquiry = before.status.startsWith("warning_");
  const won = outcome === "won" && !inquiry;
  const dispute: Dispute = {
    ...before,
    status: inquiry ? "warning_closed" : outcome,
    balance_transactions: won
      ? [...before.balance_transactions, withdrawal(call.now, before, before.amount)]
      : before.balance_transactions,
  };
  call.store.save(dispute);
  call.emit("charge.dispute.updated", dispute, before);
  call.emit("charge.dispute.closed", dispute);
  if (won) call.emit("charge.dispute.funds_reinstated", dispute);
  return dispute;
}

/** Whether the bank holds or has taken the charge's money, so that it cannot be refunded as well. */
export function isChargedBack({ store }: Pick<Call, "store">, charge: Charge): boolean {
  if (!charge.disputed) return false;
  const disputes = store.select("dispute", { where: { charge: charge.id }, limit: 100 });
  return disputes.some(({ status }) => status !== "won" && !status.startsWith("warning_"));
}

/** Whether the bank has not decided the dispute yet. */
export const isOpen = ({ status }: Dispute): boolean => /needs_response$|under_review$/.test(status);

/** Test evidence decides the outcome: https://docs.stripe.com/testing#disputes. */
function respond(
  call: Call,
  before: Dispute,
  params: {
    readonly evidence?: Readonly<Record<string, string>> | undefined;
    readonly submit?: boolean | undefined;
    readonly metadata?: z.infer<typeof metadata> | undefined;
  },
): Dispute {
  const { evidence, submit = true } = params;
  if (evidence && !isOpen(before)) throw invalid("This dispute is already closed.");
  const unknown = Object.keys(evidence ?? {}).find((name) => !(name in before.evidence));
  if (unknown !== undefined)
    throw invalid(`Received unknown parameter: evidence[${unknown}]`, {
      code: "parameter_unknown",
      param: `evidence[${unknown}]`,
    });
  const submitted = evidence !== undefined && submit;
  const inquiry = before.status.startsWith("warning_");
  const dispute: Dispute = {
    ...before,
    metadata: changedMetadata(before.metadata, params.metadata),
    ...(evidence && {
      evidence: { ...before.evidence, ...evidence },
      evidence_details: {
        ...before.evidence_details,
        has_evidence: true,
        ...(submitted && {
          submission_count: before.evidence_details.submission_count + 1,
          submission_method: "manual",
        }),
      },
    }),
    ...(submitted && { status: inquiry ? "warning_under_review" : "under_review" }),
  };
  call.store.save(dispute);
  call.emit("charge.dispute.updated", dispute, before);
  const said = submitted ? evidence["uncategorized_text"] : undefined;
  if (said === "winning_evidence") return closeDispute(call, dispute, "won");
  if (said === "losing_evidence") return closeDispute(call, dispute, "lost");
  if (said === "escalate_inquiry_evidence" && inquiry) return escalate(call, dispute);
  return dispute;
}

/** An inquiry becomes a dispute, and the money is withdrawn. */
function escalate(call: Call, before: Dispute): Dispute {
  const dispute: Dispute = {
    ...before,
    status: "needs_response",
    is_charge_refundable: false,
    balance_transactions: [withdrawal(call.now, before, -before.amount)],
  };
  call.store.save(dispute);
  call.emit("charge.dispute.updated", dispute, before);
  call.emit("charge.dispute.funds_withdrawn", dispute);
  return dispute;
}

function disputeOf({ store, id }: Call): Dispute {
  const dispute = store.find("dispute", id);
  if (!dispute) throw noSuch("dispute", id, "dispute");
  return dispute;
}

const kindOf = (call: Call, charge: Charge): DisputeKind | undefined =>
  cardNamed(call.tables.cardOf(charge.payment_method ?? ""))?.dispute;
