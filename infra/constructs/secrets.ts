import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { CfnSecret, Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import type { Stage } from "../stage.ts";

export type ShopSecrets = {
  /** The ARN of Stripe's keys, which are pasted after the first deployment: docs/aws/stripe.md. */
  readonly stripeArn: string;
  /** Signs cursors. */
  readonly signing: Secret;
};

/**
 * Stripe's keys in a secret that the template gives no value, so that no deployment can replace what was pasted; and what signs
 * cursors in another one, which is generated. CloudFormation generates anew when a generated secret's settings change.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html
 */
export function shopSecrets(scope: Construct, { name, keepsData }: Stage): ShopSecrets {
  const removal = keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  const stripe = new CfnSecret(scope, "stripe-keys", { description: `E-Com67 ${name}: Stripe's keys` });
  stripe.applyRemovalPolicy(removal);
  Validations.of(stripe).acknowledge({
    id: "AwsSolutions-SMG4",
    reason: "Stripe issues these keys, so they are rolled there and pasted here.",
  });
  const signing = new Secret(scope, "signing-secret", {
    description: `E-Com67 ${name}: signs cursors`,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: removal,
  });
  Validations.of(signing).acknowledge({
    id: "AwsSolutions-SMG4",
    reason: "A new one makes every cursor invalid that a client holds; it protects no data.",
  });
  return { stripeArn: stripe.attrId, signing };
}
