import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import type { System } from "../../api/domain/actor.ts";
import {
  type ReportedFeedback,
  recordMailAcceptance,
  recordMailFeedback,
} from "../../api/domain/notifications/feedback.ts";
import type { Consumer } from "../../api/ports/messages.ts";
import { eachMessage } from "./batch.ts";

const actor: System = { type: "system", name: "mail-feedback" };

const Mail = z.object({ tags: z.record(z.string(), z.array(z.string())).default({}) });
const Recipients = z.array(z.object({ emailAddress: z.string(), diagnosticCode: z.string().optional() }));
const time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
/** What SES reports. https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
const Report = z.discriminatedUnion("eventType", [
  z.object({ eventType: z.literal("Send"), mail: Mail }),
  z.object({
    eventType: z.literal("Bounce"),
    mail: Mail,
    bounce: z.object({
      bounceType: z.string(),
      bounceSubType: z.string(),
      bouncedRecipients: Recipients,
      timestamp: time,
    }),
  }),
  z.object({
    eventType: z.literal("Complaint"),
    mail: Mail,
    complaint: z.object({
      complainedRecipients: Recipients,
      complaintFeedbackType: z.string().nullish(),
      timestamp: time,
    }),
  }),
]);

/** Records at its notification what became of a mail, and which addresses get no more. */
export const mailFeedback = (
  deps: Parameters<typeof recordMailFeedback>[0] &
    Parameters<typeof recordMailAcceptance>[0] &
    Pick<Deps, "log">,
): Consumer =>
  eachMessage(
    deps,
    async ({ body }) => {
      const report = Report.parse(body);
      if (report.eventType === "Send") {
        const notificationId = referenceIn(report);
        if (notificationId !== undefined) await recordMailAcceptance(deps, actor, { notificationId });
        return;
      }
      const feedback = feedbackIn(report);
      if (feedback) await recordMailFeedback(deps, actor, feedback);
    },
    "mail-feedback",
  );

function referenceIn({ mail }: { readonly mail: z.infer<typeof Mail> }): string | undefined {
  const [reference] = mail.tags["reference"] ?? [];
  return reference && Buffer.from(reference, "base64url").toString();
}

/** Undefined: somebody took a mail out of their spam folder, which SES reports as a complaint, too. */
function feedbackIn(
  report: Exclude<z.infer<typeof Report>, { eventType: "Send" }>,
): ReportedFeedback | undefined {
  const notificationId = referenceIn(report);
  if (report.eventType === "Bounce") {
    const { bounceType, bounceSubType, bouncedRecipients, timestamp } = report.bounce;
    const said = bouncedRecipients.find(({ diagnosticCode }) => diagnosticCode)?.diagnosticCode;
    return {
      // A full mailbox, or a server that is away, takes mail again.
      kind: bounceType === "Permanent" ? "bounced" : "delayed",
      reason: said ?? `${bounceType}: ${bounceSubType}`,
      at: timestamp,
      addresses: bouncedRecipients.map(({ emailAddress }) => emailAddress),
      notificationId,
    };
  }
  const { complainedRecipients, complaintFeedbackType, timestamp } = report.complaint;
  if (complaintFeedbackType === "not-spam") return undefined;
  return {
    kind: "complained",
    reason: complaintFeedbackType ?? "spam",
    at: timestamp,
    addresses: complainedRecipients.map(({ emailAddress }) => emailAddress),
    notificationId,
  };
}
