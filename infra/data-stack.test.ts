import { Match, Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { allTables } from "../api/adapters/stores/keys.ts";
import { roles } from "../api/domain/staff/permissions.ts";
import { testApp } from "../scripts/testing/cloud/assembly.ts";
import { DataStack } from "./data-stack.ts";
import { placeholdersIn, type StageName, stageNamed, stageNames } from "./stage.ts";

const dataOf = (stage: StageName, changed: Parameters<typeof stageNamed>[1] = {}) =>
  Template.fromStack(
    new DataStack(testApp(), "Data", { stage: stageNamed(stage, changed), env: { region: "eu-central-1" } }),
  );

const Key = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const Table = z.object({
  DeletionPolicy: z.string(),
  Properties: z.object({
    TableName: z.string(),
    BillingMode: z.literal("PAY_PER_REQUEST"),
    KeySchema: Key,
    AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
    GlobalSecondaryIndexes: z
      .array(
        z.object({
          IndexName: z.string(),
          KeySchema: Key,
          Projection: z.object({ ProjectionType: z.literal("ALL") }),
        }),
      )
      .default([]),
    TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.literal(true) }).optional(),
    StreamSpecification: z.object({ StreamViewType: z.string() }).optional(),
    Replicas: z.tuple([
      z.object({
        DeletionProtectionEnabled: z.boolean(),
        PointInTimeRecoverySpecification: z.object({ PointInTimeRecoveryEnabled: z.literal(true) }),
      }),
    ]),
  }),
});
const tablesIn = (template: Template) =>
  Object.values(template.findResources("AWS::DynamoDB::GlobalTable")).map((resource) =>
    Table.parse(resource),
  );

describe("the data stack", () => {
  test("has every table of the stores, with the keys, indexes, streams and TTL that they declare", () => {
    const created = new Map(
      tablesIn(dataOf("production")).map((table) => [table.Properties.TableName, table]),
    );
    expect([...created.keys()].sort()).toEqual(allTables.map(({ name }) => name).sort());
    for (const spec of allTables) {
      const { Properties } = created.get(spec.name) ?? {};
      const keys = (one: { hash: string; range?: string | undefined }) => [
        { AttributeName: one.hash, KeyType: "HASH" },
        ...(one.range === undefined ? [] : [{ AttributeName: one.range, KeyType: "RANGE" }]),
      ];
      expect(Properties?.KeySchema).toEqual(keys(spec));
      expect(
        Properties?.GlobalSecondaryIndexes.map(({ IndexName, KeySchema }) => [IndexName, KeySchema]),
      ).toEqual(Object.entries(spec.indexes ?? {}).map(([name, index]) => [name, keys(index)]));
      for (const { AttributeName, AttributeType } of Properties?.AttributeDefinitions ?? [])
        expect(AttributeType).toBe(spec.numbers?.includes(AttributeName) ? "N" : "S");
      expect(Properties?.TimeToLiveSpecification?.AttributeName).toBe(spec.expires);
      expect(Properties?.StreamSpecification?.StreamViewType).toBe(
        spec.feed ? "NEW_AND_OLD_IMAGES" : undefined,
      );
    }
  });

  test("keeps its data when the stack is deleted in production, and deletes it in development", () => {
    for (const [stage, policy, kept] of [
      ["production", "Retain", true],
      ["development", "Delete", false],
    ] as const) {
      const template = dataOf(stage);
      for (const { DeletionPolicy, Properties } of tablesIn(template)) {
        expect(DeletionPolicy).toBe(policy);
        expect(Properties.Replicas[0].DeletionProtectionEnabled).toBe(kept);
      }
      for (const type of ["AWS::Cognito::UserPool", "AWS::S3::Bucket", "AWS::SecretsManager::Secret"])
        template.allResources(type, { DeletionPolicy: policy });
    }
  });

  test("gives two environments of one account different names", () => {
    const names = (stage: StageName) => tablesIn(dataOf(stage)).map(({ Properties }) => Properties.TableName);
    expect(new Set([...names("production"), ...names("staging")]).size).toBe(allTables.length * 2);
  });

  test("lets shoppers sign up with a mailed code, and keeps them signed in for 30 days", () => {
    const template = dataOf("production");
    template.hasResourceProperties("AWS::Cognito::UserPool", {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
      AutoVerifiedAttributes: ["email"],
      UsernameConfiguration: { CaseSensitive: false },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "verified_email", Priority: 1 }] },
      Policies: {
        PasswordPolicy: {
          MinimumLength: 8,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          RequireUppercase: true,
        },
      },
    });
    for (const role of roles)
      template.hasResourceProperties("AWS::Cognito::UserPoolGroup", { GroupName: role });
    template.resourceCountIs("AWS::Cognito::UserPoolGroup", roles.length);
    template.hasResourceProperties("AWS::Cognito::UserPoolClient", {
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
      RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 30 },
      AccessTokenValidity: 60,
      RefreshTokenValidity: 43_200,
      TokenValidityUnits: { AccessToken: "minutes", RefreshToken: "minutes" },
      GenerateSecret: Match.absent(),
    });
  });

  test("sends codes through SES, from the stage's own domain and with the set that counts bounces", () => {
    const template = dataOf("production", {
      mail: { from: "shop@shop.example", perSecond: 14, verified: true },
    });
    template.hasResourceProperties("AWS::Cognito::UserPool", {
      EmailConfiguration: {
        EmailSendingAccount: "DEVELOPER",
        From: "shop@shop.example",
        ConfigurationSet: "e-com67",
        SourceArn: Match.anyValue(),
      },
    });
    template.hasResourceProperties("AWS::SES::EmailIdentity", { EmailIdentity: "shop.example" });
    template.hasResourceProperties("AWS::SES::ConfigurationSet", {
      Name: "e-com67",
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
    });
    // Without a sender there is nothing to verify, and Cognito's own mailer sends 50 mails a day.
    dataOf("development").resourceCountIs("AWS::SES::EmailIdentity", 0);
  });

  test("lets nobody read files without a signature or without TLS", () => {
    const template = dataOf("production");
    template.allResourcesProperties("AWS::S3::Bucket", {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    template.resourcePropertiesCountIs(
      "AWS::S3::BucketPolicy",
      {
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({
              Effect: "Deny",
              Action: "s3:*",
              Condition: { Bool: { "aws:SecureTransport": "false" } },
            }),
          ]),
        },
      },
      2,
    );
  });
});

describe("the shop's secrets", () => {
  test("have no value in the template where a merchant pastes it, so that no deployment can replace it", () => {
    const secrets = Object.entries(dataOf("production").findResources("AWS::SecretsManager::Secret"));
    const pasted = secrets.filter(([id]) => id.startsWith("stripekeys"));
    expect(pasted).toHaveLength(1);
    for (const [, { Properties }] of pasted)
      expect(Object.keys(Properties).filter((name) => name !== "Tags")).toEqual(["Description"]);
  });

  test("that are generated have settings that may never change, because CloudFormation then generates anew", () => {
    const generated = Object.values(
      dataOf("production").findResources("AWS::SecretsManager::Secret"),
    ).flatMap(({ Properties }) => (Properties.GenerateSecretString ? [Properties.GenerateSecretString] : []));
    expect(generated).toEqual([{ ExcludePunctuation: true, PasswordLength: 64 }]);
  });
});

describe("the bucket for files", () => {
  test("takes uploads from the pages of this shop only, and deletes those that were given up after a day", () => {
    dataOf("production").hasResourceProperties("AWS::S3::Bucket", {
      CorsConfiguration: {
        CorsRules: [
          {
            AllowedMethods: Match.arrayWith(["PUT"]),
            AllowedOrigins: ["https://admin.shop.example"],
            AllowedHeaders: Match.arrayWith(["content-type"]),
          },
        ],
      },
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          {
            Prefix: "uploads/",
            Status: "Enabled",
            ExpirationInDays: 1,
            NoncurrentVersionExpiration: { NoncurrentDays: 1 },
          },
        ]),
      },
    });
  });
});

describe("the search domain", () => {
  const domain = "AWS::OpenSearchService::Domain";

  test("is encrypted at rest and between nodes, and speaks TLS to this account only", () => {
    for (const stage of stageNames) {
      dataOf(stage).hasResourceProperties(domain, {
        EngineVersion: "OpenSearch_2.19",
        EncryptionAtRestOptions: { Enabled: true },
        NodeToNodeEncryptionOptions: { Enabled: true },
        DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" },
        AccessPolicies: {
          Statement: [
            {
              Effect: "Allow",
              Action: "es:ESHttp*",
              Resource: Match.anyValue(),
              Principal: {
                AWS: { "Fn::Join": ["", Match.arrayWith([{ Ref: "AWS::AccountId" }, ":root"])] },
              },
            },
          ],
        },
      });
    }
  });

  test("survives the loss of a zone in production; elsewhere it is one small node", () => {
    dataOf("production").hasResourceProperties(domain, {
      ClusterConfig: {
        InstanceCount: 2,
        ZoneAwarenessEnabled: true,
        ZoneAwarenessConfig: { AvailabilityZoneCount: 2 },
        DedicatedMasterCount: 3,
      },
    });
    for (const stage of ["staging", "development"] as const)
      dataOf(stage).hasResourceProperties(domain, {
        ClusterConfig: { InstanceCount: 1, InstanceType: Match.stringLikeRegexp("^t3[.]") },
      });
  });

  test("is kept in production and deleted in development, like the tables", () => {
    dataOf("production").allResources(domain, { DeletionPolicy: "Retain" });
    dataOf("development").allResources(domain, { DeletionPolicy: "Delete" });
  });
});

describe("a stage", () => {
  test.each([
    ["a sender that is none", { mail: { from: "shop", perSecond: 1 } }, /mail\.from/],
    [
      "a host that is none",
      { hosts: { shop: "https://shop", admin: "admin.example", certificateArn: "" } },
      /hosts/,
    ],
    ["a model that is none", { chat: { modelId: "a b" } }, /chat\.modelId/],
  ])("is refused before anything is deployed: %s", (_, changed, named) => {
    expect(() => stageNamed("production", changed)).toThrow(named);
  });

  test("says which of its settings are placeholders still", () => {
    expect(placeholdersIn(stageNamed("development"))).toEqual([]);
    expect(placeholdersIn(stageNamed("production"))).toEqual([
      "mail.from shop@shop.example",
      "staffMail operations@shop.example",
      "hosts.shop shop.example",
      "hosts.admin admin.shop.example",
    ]);
  });
});

test("staff are mailed before a stage costs more in a month than its budget", () => {
  const { budget, staffMail } = stageNamed("staging");
  dataOf("staging").hasResourceProperties("AWS::Budgets::Budget", {
    Budget: { BudgetLimit: { Amount: budget.dollars, Unit: "USD" }, TimeUnit: "MONTHLY" },
    NotificationsWithSubscribers: ["ACTUAL", "FORECASTED"].map((NotificationType) =>
      Match.objectLike({
        Notification: Match.objectLike({ NotificationType }),
        Subscribers: [{ SubscriptionType: "EMAIL", Address: staffMail }],
      }),
    ),
  });
});
