import { BedrockClient, GetFoundationModelAvailabilityCommand } from "@aws-sdk/client-bedrock";
import { GetCallerIdentityCommand, STSClient, type STSClientConfig } from "@aws-sdk/client-sts";
import { within } from "./within.ts";

/** The account of this environment's credentials, or why it cannot be determined. */
export type AccountAnswer =
  | { readonly account: string; readonly region: string }
  | { readonly failed: "no-region" | "no-credentials" | "expired" | "refused" | "unreachable" };

/** Whether this account may use a model in this region. */
export type ModelAccess = {
  readonly model: string;
  readonly state: "available" | "no-access" | "not-in-region" | "forbidden" | "unreachable";
};

/** Settings of both requests; the SDK's defaults (environment, ~/.aws) apply where one is missing. */
export type AccountOptions = Pick<STSClientConfig, "region" | "endpoint" | "credentials">;

const timeout = 5000;
const quickly = { maxAttempts: 1 } as const;

/** Asks STS who the caller is, which needs no permission. Never throws. */
export async function awsAccount(options: AccountOptions = {}): Promise<AccountAnswer> {
  const client = new STSClient({ ...within(timeout), ...quickly, ...options });
  try {
    const region = await client.config.region();
    const { Account = "unknown" } = await client.send(new GetCallerIdentityCommand({}));
    return { account: Account, region };
  } catch (error) {
    return { failed: failureOf(error) };
  } finally {
    client.destroy();
  }
}

/** Asks Bedrock for each model. Never throws. https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetFoundationModelAvailability.html */
export async function modelAccess(
  models: readonly string[],
  options: AccountOptions = {},
): Promise<ModelAccess[]> {
  const client = new BedrockClient({ ...within(timeout), ...quickly, ...options });
  const stateOf = async (modelId: string): Promise<ModelAccess["state"]> => {
    try {
      const answer = await client.send(new GetFoundationModelAvailabilityCommand({ modelId }));
      if (answer.regionAvailability === "NOT_AVAILABLE") return "not-in-region";
      const granted =
        answer.authorizationStatus === "AUTHORIZED" && answer.entitlementAvailability === "AVAILABLE";
      return granted ? "available" : "no-access";
    } catch (error) {
      const name = error instanceof Error ? error.name : "";
      if (name === "AccessDeniedException") return "forbidden";
      return name === "ResourceNotFoundException" || name === "ValidationException"
        ? "not-in-region"
        : "unreachable";
    }
  };
  try {
    return await Promise.all(models.map(async (model) => ({ model, state: await stateOf(model) })));
  } finally {
    client.destroy();
  }
}

/** Uses only the error's name, because messages may contain keys. */
function failureOf(error: unknown): Exclude<AccountAnswer, { account: string }>["failed"] {
  if (!(error instanceof Error)) return "unreachable";
  if (error.message === "Region is missing") return "no-region";
  if (/^(ExpiredToken|ExpiredTokenException|TokenProviderError)$/.test(error.name)) return "expired";
  if (error.name === "CredentialsProviderError") return "no-credentials";
  const status = "$metadata" in error && Object(error.$metadata).httpStatusCode;
  return typeof status === "number" && status >= 400 && status < 500 ? "refused" : "unreachable";
}
