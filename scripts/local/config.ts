import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { Config } from "../../api/deps.ts";
import { currencies } from "../../api/domain/money.ts";

export type LocalConfig = {
  readonly port: number;
  /** The origin at which everybody reaches the storefront, and the API under its /api; without it, this machine. */
  readonly publicUrl?: string | undefined;
  /** The origin at which staff reach the admin; without it, this machine. */
  readonly adminUrl?: string | undefined;
  readonly secret: string;
  readonly publishableKey: string;
  /** Cards go to Stripe itself. */
  readonly realStripe?: boolean;
  readonly rateLimits?: boolean | undefined;
  readonly trustedProxies?: number | undefined;
  readonly streamFor?: number | undefined;
  readonly buffered?: boolean | undefined;
};

/** The configuration of a shop on one machine: API on `port`, storefront and admin on the next two. */
export function localConfig({
  port,
  publicUrl,
  adminUrl,
  secret,
  publishableKey,
  realStripe = false,
  ...more
}: LocalConfig): Config {
  const isPublic = publicUrl !== undefined;
  const webUrl = publicUrl ?? `http://localhost:${port + 1}`;
  const admin = adminUrl ?? `http://localhost:${port + 2}`;
  const apiUrl = isPublic ? `${publicUrl}/api` : `http://localhost:${port}`;
  return {
    stage: "development",
    public: {
      apiUrl,
      chatUrl: apiUrl,
      webSocketUrl: `${apiUrl.replace(/^http/, "ws")}/ws`,
      region: "local",
      cognito: null,
      stripe: { publishableKey, apiUrl: realStripe || isPublic ? null : `${apiUrl}/_local/stripe` },
      currencies,
    },
    webOrigins: [webUrl, ...(adminUrl !== undefined || !isPublic ? [admin] : [])],
    rateLimits: more.rateLimits ?? true,
    trustedProxies: more.trustedProxies ?? 0,
    secureCookies: webUrl.startsWith("https:"),
    secret,
    orderUrl: (orderId) => `${webUrl}/orders/${orderId}`,
    trackUrl: (orderId) => `${webUrl}/track/${orderId}`,
    adminUrl: admin,
    docsFolder: dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json")),
    streamFor: more.streamFor ?? 10 * 60 * 1000,
    buffered: more.buffered ?? false,
  };
}
