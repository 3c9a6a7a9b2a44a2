import { randomBytes } from "node:crypto";

/** Origins besides the shop's own that a page may call. */
export type ExternalOrigins = {
  /** The URL that cards are sent to; null for Stripe. */
  readonly stripeApiUrl: string | null;
  /** The script that counts visits, where the merchant has one: it is allowed, and loaded once a visitor has agreed. */
  readonly analytics?: { readonly script: string; readonly origins: readonly string[] } | null | undefined;
};

/** A random nonce for the scripts of one rendering. */
export const newNonce = (): string => randomBytes(16).toString("base64url");

/**
 * The headers of every page. Inline styles are allowed, because Solid writes style attributes; scripts only from the shop's
 * origin or as `scripts` names them, by hash or nonce.
 */
export function pageHeaders(
  scripts: readonly string[],
  { stripeApiUrl, analytics }: ExternalOrigins,
): Record<string, string> {
  const stripe = stripeApiUrl === null;
  const script = URL.parse(analytics?.script ?? "");
  // A source of a policy is an address without a query.
  const counter = script ? [`${script.origin}${script.pathname}`] : [];
  const counted = script && analytics ? [script.origin, ...analytics.origins] : [];
  const policy = [
    "default-src 'self'",
    ["script-src 'self'", ...scripts, ...(stripe ? stripeScripts : []), ...counter].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' https: data:",
    [
      `connect-src 'self' ${stripe ? "https://api.stripe.com" : new URL(stripeApiUrl).origin}`,
      ...counted,
    ].join(" "),
    `frame-src ${stripe ? "https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com" : "'none'"}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return { ...commonHeaders, "content-security-policy": policy.join("; ") };
}

const stripeScripts = ["https://js.stripe.com", "https://*.js.stripe.com"];

/** The headers of every response of the storefront. */
export const commonHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "cross-origin-opener-policy": "same-origin",
} as const;
