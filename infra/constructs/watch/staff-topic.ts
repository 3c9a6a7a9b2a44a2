import { Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";
import type { Stage } from "../../stage.ts";

/** Whom alarms of one region tell: the staff's address, which must confirm the first mail. */
export function staffTopic(scope: Construct, { prefix, staffMail }: Stage): Topic {
  const topic = new Topic(scope, "staff", { topicName: `${prefix}e-com67-staff`, enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": Stack.of(scope).account } },
    }),
  );
  if (staffMail !== undefined) topic.addSubscription(new EmailSubscription(staffMail));
  return topic;
}
