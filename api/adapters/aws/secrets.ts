import * as z from "zod";
import { lazy } from "../lazy.ts";
import { within } from "./within.ts";

/** Stripe's keys. A merchant pastes them after the first deployment; until then they are empty. */
const StripeKeys = z.object({
  stripeSecretKey: z.string().default(""),
  stripePublishableKey: z.string().default(""),
  stripeWebhookSecret: z.string().default(""),
});
export type StripeKeys = z.output<typeof StripeKeys>;

/** Secrets of this function, read when they are needed. */
export type ShopSecrets = {
  readonly stripe: Kept<StripeKeys>;
  /** Signs cursors. */
  readonly signing: Kept<string>;
  /** What CloudFront sends with each request; undefined where the API is asked directly. */
  readonly origin: Kept<string | undefined>;
};

/** A value that is read when it is first needed, and again when it is five minutes old. */
export type Kept<T> = {
  /** Throws what the first read threw; later the value that was read last is used until a read succeeds. */
  readonly get: () => Promise<T>;
  /** The value that was read last; undefined before the first read. */
  readonly last: () => T | undefined;
};

const keptFor = 5 * 60_000;
/** After a failed read of a value that is already known. */
const retryAfter = 15_000;

/** Keeps what `read` answers for five minutes; whoever asks at the same time waits for one read. */
export function kept<T>(read: () => Promise<T>, now: () => number = Date.now): Kept<T> {
  let known: { readonly value: T } | undefined;
  let until = 0;
  let reading: Promise<T> | undefined;
  const renew = async (): Promise<T> => {
    try {
      known = { value: await read() };
      until = now() + keptFor;
    } catch (error) {
      if (!known) throw error;
      until = now() + retryAfter;
    }
    return known.value;
  };
  return {
    get() {
      if (known && now() < until) return Promise.resolve(known.value);
      reading ??= renew().finally(() => {
        reading = undefined;
      });
      return reading;
    },
    last: () => known?.value,
  };
}

type Variables = Readonly<Record<string, string | undefined>>;

/** The secrets whose ARNs the environment has; outside AWS they are environment variables themselves. */
export function shopSecrets(variables: Variables): ShopSecrets {
  const {
    STRIPE_SECRET_ARN: stripeArn,
    SIGNING_SECRET_ARN: signingArn,
    ORIGIN_SECRET_ARN: originArn,
  } = variables;
  return {
    stripe: kept(async () =>
      StripeKeys.parse(
        stripeArn === undefined
          ? {
              stripeSecretKey: variables["STRIPE_SECRET_KEY"],
              stripePublishableKey: variables["STRIPE_PUBLISHABLE_KEY"],
              stripeWebhookSecret: variables["STRIPE_WEBHOOK_SECRET"],
            }
          : JSON.parse((await stored(stripeArn)) ?? "{}"),
      ),
    ),
    signing: kept(async () => {
      const secret = signingArn === undefined ? variables["CURSOR_SECRET"] : await stored(signingArn);
      if (!secret) throw new Error("this function has no secret to sign with");
      return secret;
    }),
    origin: kept(async () => (originArn === undefined ? undefined : stored(originArn))),
  };
}

const sdk = lazy(() => import("@aws-sdk/client-secrets-manager"));

/** The current value; undefined while nobody has entered one. */
async function stored(arn: string): Promise<string | undefined> {
  const { GetSecretValueCommand, ResourceNotFoundException, SecretsManagerClient } = await sdk();
  // It may be in another region than the function: what CloudFront needs is in us-east-1.
  const region = arn.split(":")[3];
  const client = new SecretsManagerClient({ ...within(3_000), ...(region && { region }) });
  try {
    return (await client.send(new GetSecretValueCommand({ SecretId: arn }))).SecretString;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  } finally {
    client.destroy();
  }
}
