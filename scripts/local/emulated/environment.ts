import { emulatedCredentials } from "../../testing/engines/fauxqs.ts";

/**
 * Points every AWS client of this process to the emulators: the adapters find their endpoints and credentials in the
 * environment, as on AWS. The answer puts the environment back.
 */
export function useEmulators(endpoints: { readonly aws: string; readonly ses: string }): () => void {
  const { aws, ses } = endpoints;
  const variables: Readonly<Record<string, string | undefined>> = {
    AWS_ENDPOINT_URL_SQS: aws,
    AWS_ENDPOINT_URL_SNS: aws,
    AWS_ENDPOINT_URL_S3: aws,
    AWS_ENDPOINT_URL_SESV2: ses,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: emulatedCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: emulatedCredentials.secretAccessKey,
    AWS_SESSION_TOKEN: undefined,
    // A profile would go before the keys.
    AWS_PROFILE: undefined,
  };
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  assign(Object.entries(variables));
  return () => assign(before);
}

function assign(variables: readonly (readonly [name: string, value: string | undefined])[]): void {
  for (const [name, value] of variables)
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
}
