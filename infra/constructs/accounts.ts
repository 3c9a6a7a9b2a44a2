import { Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import { AccountRecovery, UserPool, type UserPoolClient } from "aws-cdk-lib/aws-cognito";
import type { Construct } from "constructs";
import { roles } from "../../api/domain/staff/permissions.ts";
import type { Stage } from "../stage.ts";
import { shopMail } from "./mail.ts";

export type Accounts = { readonly pool: UserPool; readonly client: UserPoolClient };

/** The Cognito user pool: sign-up by e-mail with a code; staff are those in a group of a role. */
export function accounts(scope: Construct, stage: Stage): Accounts {
  const { prefix, keepsData } = stage;
  const pool = new UserPool(scope, "users", {
    userPoolName: `${prefix}e-com67`,
    selfSignUpEnabled: true,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    autoVerify: { email: true },
    email: shopMail(scope, stage),
    standardAttributes: { email: { required: true, mutable: true }, fullname: { mutable: true } },
    passwordPolicy: {
      minLength: 8,
      requireUppercase: true,
      requireLowercase: true,
      requireDigits: true,
      requireSymbols: true,
    },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    deletionProtection: keepsData,
    removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  for (const role of roles) pool.addGroup(role, { groupName: role, description: `Staff: ${role}` });
  const client = pool.addClient("shop", {
    // The API signs users in with their password, over TLS.
    authFlows: { userPassword: true },
    disableOAuth: true,
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.days(30),
    // Two tabs may refresh at once, or an answer may get lost.
    refreshTokenRotationGracePeriod: Duration.seconds(30),
    enableTokenRevocation: true,
    preventUserExistenceErrors: true,
  });
  Validations.of(pool).acknowledge(
    {
      id: "AwsSolutions-COG2",
      reason: "Shoppers would not buy through a second factor; cards carry their own (3-D Secure).",
    },
    {
      id: "AwsSolutions-COG8",
      reason:
        "Plus is paid per user; the Essentials plan has all that the shop uses, and the API limits sign-ins itself.",
    },
  );
  return { pool, client };
}
