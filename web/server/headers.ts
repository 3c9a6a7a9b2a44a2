import { randomBytes } from "node:crypto";

/** Where a page may reach besides the shop itself. */
export type Outside = {
  /** Where cards go; null: to Stripe. */
  readonly stripeApiUrl: string | null;
};

export const newNonce = (): string => randomBytes(16).toString("base64");

/** Of every page. Styles may be inline: Solid writes style attributes; scripts only by nonce or from the shop. */
export function pageHeaders(nonce: string, { stripeApiUrl }: Outside): Record<string, string> {
  const stripe = stripeApiUrl === null;
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${stripe ? " https://js.stripe.com https://*.js.stripe.com" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' https: data:",
    `connect-src 'self' ${stripe ? "https://api.stripe.com" : new URL(stripeApiUrl).origin}`,
    `frame-src ${stripe ? "https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com" : "'none'"}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return { ...commonHeaders, "content-security-policy": policy.join("; ") };
}

/** Of every answer of the storefront. */
export const commonHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "cross-origin-opener-policy": "same-origin",
} as const;
