import { Match } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { assemblyOf } from "../scripts/testing/cloud/assembly.ts";
import type { ConsumerEntries } from "../workflows/consumers/entry.ts";
import { everyConsumer } from "../workflows/edge-consumers.ts";
import { stageNamed } from "./stage.ts";

test("mails are sent no faster than SES takes of the account, from all functions that mail together", () => {
  const compute = assemblyOf().of("Compute");
  const entries: ConsumerEntries<never> = everyConsumer;
  const mailing = Object.values(entries).filter(({ permissions }) => permissions.mails);
  expect(mailing).toHaveLength(2);
  for (const name of ["notifications", "staffalerts"])
    compute.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      FunctionName: { Ref: Match.stringLikeRegexp(`^${name}function`) },
      ScalingConfig: { MaximumConcurrency: 2 },
    });
  // In development SES's sandbox takes one in a second: two of each consumer and the API share it.
  for (const name of ["notifications", "staff-alerts"])
    compute.hasResourceProperties("AWS::Lambda::Function", {
      FunctionName: `development-e-com67-${name}`,
      Environment: { Variables: { MAILS_PER_SECOND: String(1 / 5) } },
    });
});

test("what SES reports of the stage's own mails reaches the queue of their feedback as SES writes it", () => {
  const compute = assemblyOf(stageNamed("staging")).of("Compute");
  compute.hasResourceProperties("AWS::SES::ConfigurationSetEventDestination", {
    ConfigurationSetName: "staging-e-com67",
    EventDestination: {
      Enabled: true,
      MatchingEventTypes: ["send", "bounce", "complaint"],
      EventBridgeDestination: Match.anyValue(),
    },
  });
  compute.hasResourceProperties("AWS::Events::Rule", {
    EventPattern: {
      source: ["aws.ses"],
      "detail-type": ["Email Sent", "Email Bounced", "Email Complaint Received"],
      detail: { mail: { tags: { "ses:configuration-set": ["staging-e-com67"] } } },
    },
    Targets: [
      Match.objectLike({
        Arn: { "Fn::GetAtt": [Match.stringLikeRegexp("^mailfeedbackqueue"), "Arn"] },
        InputPath: "$.detail",
      }),
    ],
  });
  const without = assemblyOf(stageNamed("development")).of("Compute");
  without.resourceCountIs("AWS::SES::ConfigurationSetEventDestination", 0);
}, 60_000);

test("codes come from Cognito's own mailer until SES has verified the sender, which Cognito would refuse", () => {
  const data = assemblyOf(stageNamed("production")).of("Data");
  // SES makes the DNS records that verify a domain once it knows it.
  data.hasResourceProperties("AWS::SES::EmailIdentity", { EmailIdentity: "shop.example" });
  data.hasResourceProperties("AWS::Cognito::UserPool", {
    EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" },
  });
});
