import { StripeFault } from "./errors.ts";
import type { FormValues } from "./form.ts";

export type Access = "secret" | "publishable";

/** The API keys to accept; without them any test key is accepted. */
export type Keys = { readonly secretKey?: string | undefined; readonly publishableKey?: string | undefined };

const refusal = (status: 401 | 403, message: string, code?: string): StripeFault =>
  new StripeFault(status, { type: "invalid_request_error", message, ...(code !== undefined && { code }) });

/**
 * Identifies the caller by bearer token, by basic authentication as `curl -u sk_…:` sends it, or by the `key`
 * parameter as Stripe.js does. Throws Stripe's 401 without a valid key, and 403 when a publishable key is not
 * enough.
 */
export function accessOf(
  request: {
    readonly authorization: string | undefined;
    readonly params: FormValues;
    readonly clients: boolean;
  },
  keys: Keys,
): Access {
  const key = keyIn(request.authorization) ?? request.params["key"];
  if (typeof key !== "string" || key === "")
    throw refusal(
      401,
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details.",
    );
  if (fits(key, keys.secretKey, "sk_test_")) return "secret";
  if (!fits(key, keys.publishableKey, "pk_test_"))
    throw refusal(401, `Invalid API Key provided: ${masked(key)}`);
  if (!request.clients)
    throw refusal(
      403,
      "This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.",
      "secret_key_required",
    );
  return "publishable";
}

function keyIn(authorization: string | undefined): string | undefined {
  const [, scheme = "", value = ""] = /^(Bearer|Basic)\s+(\S+)$/i.exec(authorization ?? "") ?? [];
  if (scheme.toLowerCase() === "bearer") return value;
  if (scheme.toLowerCase() === "basic") return Buffer.from(value, "base64").toString("utf8").split(":")[0];
  return undefined;
}

const fits = (key: string, exact: string | undefined, prefix: string): boolean =>
  exact === undefined ? key.startsWith(prefix) && key.length > prefix.length : key === exact;

const masked = (key: string): string => (key.length > 12 ? `${key.slice(0, 8)}***${key.slice(-4)}` : "***");
