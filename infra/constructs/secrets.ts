import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import type { Stage } from "../stage.ts";

/**
 * One JSON secret. Stripe's keys are entered by hand after the first deployment; the cursor signing key is
 * generated.
 */
export function shopSecrets(scope: Construct, { name, keepsData }: Stage): Secret {
  const secret = new Secret(scope, "secrets", {
    description: `E-Com67 ${name}: Stripe's keys, and what signs cursors`,
    generateSecretString: {
      secretStringTemplate: JSON.stringify({
        stripeSecretKey: "",
        stripePublishableKey: "",
        stripeWebhookSecret: "",
      }),
      generateStringKey: "cursorSecret",
      passwordLength: 64,
      excludePunctuation: true,
    },
    removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  Validations.of(secret).acknowledge({
    id: "AwsSolutions-SMG4",
    reason: "Stripe issues these keys, so they are rotated there and pasted here.",
  });
  return secret;
}
