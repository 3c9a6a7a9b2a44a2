import { UserPoolEmail } from "aws-cdk-lib/aws-cognito";
import { EventBus, Rule, RuleTargetInput } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import {
  ConfigurationSet,
  ConfigurationSetEventDestination,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { Stage } from "../stage.ts";

/** The configuration set that the mails of a stage name; undefined where the stage has no sender. */
export const configurationSetOf = ({ mail, prefix }: Stage): string | undefined =>
  mail.from === undefined ? undefined : `${prefix}e-com67`;

/**
 * Functions that mail at the same time: two that empty each of the two queues of mails, the fewest that Lambda allows, and the API's.
 * Each may send its share of what SES takes of the account.
 */
export const mailingFunctions = 5;
/** The fewest at once that a queue can be limited to. */
export const mailingOfQueue = 2;

/**
 * The sender's domain at SES, and what becomes of mails that bounce or are called spam: their addresses get no more mail, and
 * CloudWatch counts them. Answers how Cognito sends its codes: by its own mailer, which sends 50 mails a day, until SES has verified the domain,
 * because Cognito refuses a sender that is not.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html
 */
export function shopMail(scope: Construct, stage: Stage): UserPoolEmail {
  const { from } = stage.mail;
  const configurationSetName = configurationSetOf(stage);
  if (from === undefined || configurationSetName === undefined) return UserPoolEmail.withCognito();
  const set = new ConfigurationSet(scope, "mails", {
    configurationSetName,
    reputationMetrics: true,
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
  });
  const domain = from.slice(from.indexOf("@") + 1);
  const identity = Identity.domain(domain);
  void new EmailIdentity(scope, "mail-domain", { identity, configurationSet: set });
  if (!stage.mail.verified) return UserPoolEmail.withCognito();
  return UserPoolEmail.withSES({
    fromEmail: from,
    sesRegion: stage.region,
    sesVerifiedDomain: domain,
    configurationSetName,
  });
}

/**
 * Sends what SES reports of mails that it took, that bounced or were called spam to a queue, as SES writes it. Through EventBridge, because SES
 * greets a topic with a message that is no report.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-add-event-destination-eventbridge.html
 */
export function mailReports(scope: Construct, stage: Stage, queue: Queue): void {
  const set = configurationSetOf(stage);
  if (set === undefined) return;
  void new ConfigurationSetEventDestination(scope, "mail-reports", {
    configurationSet: ConfigurationSet.fromConfigurationSetName(scope, "mails", set),
    configurationSetEventDestinationName: "reports",
    destination: EventDestination.eventBus(EventBus.fromEventBusName(scope, "account-events", "default")),
    events: [EmailSendingEvent.SEND, EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
  });
  const rule = new Rule(scope, "mail-reports-rule", {
    description: `E-Com67 ${stage.name}: mails that bounced or were called spam`,
    eventPattern: {
      source: ["aws.ses"],
      detailType: ["Email Sent", "Email Bounced", "Email Complaint Received"],
      detail: { mail: { tags: { "ses:configuration-set": [set] } } },
    },
  });
  rule.addTarget(new SqsQueue(queue, { message: RuleTargetInput.fromEventPath("$.detail") }));
}
