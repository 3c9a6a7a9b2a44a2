import { ACMClient, DescribeCertificateCommand } from "@aws-sdk/client-acm";
import { DynamoDBClient, paginateListTables } from "@aws-sdk/client-dynamodb";
import { GetAccountSettingsCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  DescribeSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { within } from "../within.ts";
import { type CloudOptions, perRegion } from "./per-region.ts";

/** What SES takes of this account in a region. */
export type MailLimits = {
  /** False in the sandbox, from which mails reach verified addresses only. */
  readonly production: boolean;
  readonly sending: boolean;
  readonly perSecond: number;
  readonly perDay: number;
};

/** A sender's domain at SES, with the names and values of the DNS records (CNAME) that it asks for. */
export type MailDomain = {
  readonly verified: boolean;
  readonly records: readonly { readonly name: string; readonly value: string }[];
};

/** A certificate; `names` may have a wildcard. */
export type SiteCertificate = { readonly status: string; readonly names: readonly string[] };

export type Limits = {
  /** The version of CDK's bootstrap stack, by its parameter's name; undefined: the region has none. */
  readonly bootstrap: (region: string, parameter: string) => Promise<number | undefined>;
  readonly mailLimits: (region: string) => Promise<MailLimits>;
  /** Undefined: SES does not know the domain. */
  readonly mailDomain: (region: string, domain: string) => Promise<MailDomain | undefined>;
  /** Concurrent executions that Lambda grants the account in a region. */
  readonly concurrency: (region: string) => Promise<number>;
  /** Undefined: there is none with this ARN. */
  readonly certificate: (arn: string) => Promise<SiteCertificate | undefined>;
  /** Whether the secret holds a value, which is not read. */
  readonly hasValue: (region: string, secret: string) => Promise<boolean>;
  readonly putValue: (region: string, secret: string, value: string) => Promise<void>;
  readonly tableNames: (region: string) => Promise<readonly string[]>;
};

/** Reads what an account in a region may do and already has. */
export function limits(options: CloudOptions): Limits {
  const parameters = perRegion((region) => new SSMClient({ ...within(30_000), ...options, region }));
  const mails = perRegion((region) => new SESv2Client({ ...within(30_000), ...options, region }));
  const functions = perRegion((region) => new LambdaClient({ ...within(30_000), ...options, region }));
  const secrets = perRegion((region) => new SecretsManagerClient({ ...within(30_000), ...options, region }));
  const certificates = perRegion((region) => new ACMClient({ ...within(30_000), ...options, region }));
  const tables = perRegion((region) => new DynamoDBClient({ ...within(30_000), ...options, region }));
  return {
    bootstrap: (region, Name) =>
      unless("ParameterNotFound", async () => {
        const { Parameter } = await parameters(region).send(new GetParameterCommand({ Name }));
        return Number(Parameter?.Value);
      }),

    async mailLimits(region) {
      const account = await mails(region).send(new GetAccountCommand({}));
      return {
        production: account.ProductionAccessEnabled ?? false,
        sending: account.SendingEnabled ?? false,
        perSecond: account.SendQuota?.MaxSendRate ?? 0,
        perDay: account.SendQuota?.Max24HourSend ?? 0,
      };
    },

    mailDomain: (region, EmailIdentity) =>
      unless("NotFoundException", async () => {
        const found = await mails(region).send(new GetEmailIdentityCommand({ EmailIdentity }));
        return {
          verified: found.VerifiedForSendingStatus ?? false,
          records: (found.DkimAttributes?.Tokens ?? []).map((token) => ({
            name: `${token}._domainkey.${EmailIdentity}`,
            value: `${token}.dkim.amazonses.com`,
          })),
        };
      }),

    async concurrency(region) {
      const { AccountLimit } = await functions(region).send(new GetAccountSettingsCommand({}));
      return AccountLimit?.ConcurrentExecutions ?? 0;
    },

    certificate: (CertificateArn) =>
      unless("ResourceNotFoundException", async () => {
        const [, , , region = ""] = CertificateArn.split(":");
        const { Certificate } = await certificates(region).send(
          new DescribeCertificateCommand({ CertificateArn }),
        );
        return {
          status: Certificate?.Status ?? "UNKNOWN",
          names: Certificate?.SubjectAlternativeNames ?? [],
        };
      }),

    async hasValue(region, SecretId) {
      const { VersionIdsToStages = {} } = await secrets(region).send(new DescribeSecretCommand({ SecretId }));
      return Object.values(VersionIdsToStages).some((stages) => stages.includes("AWSCURRENT"));
    },

    async putValue(region, SecretId, SecretString) {
      await secrets(region).send(new PutSecretValueCommand({ SecretId, SecretString }));
    },

    async tableNames(region) {
      const names: string[] = [];
      for await (const { TableNames = [] } of paginateListTables({ client: tables(region) }, {}))
        names.push(...TableNames);
      return names;
    },
  };
}

async function unless<T>(missing: string, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && error.name === missing) return undefined;
    throw error;
  }
}
