import type { CloudFormationClientConfig } from "@aws-sdk/client-cloudformation";

/** Settings of every request to AWS; the SDK's defaults (environment, ~/.aws) apply where one is missing. */
export type CloudOptions = Pick<CloudFormationClientConfig, "endpoint" | "credentials">;

/** A client for each region that is asked for, made once. */
export function perRegion<Client>(make: (region: string) => Client): (region: string) => Client {
  const made = new Map<string, Client>();
  return (region) => {
    const known = made.get(region) ?? make(region);
    made.set(region, known);
    return known;
  };
}
