import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { Config } from "../../api/deps.ts";
import { currencies } from "../../api/domain/money.ts";

export type LocalConfig = {
  readonly port: number;
  readonly secret: string;
  readonly publishableKey: string;
  /** Cards go to Stripe itself. */
  readonly realStripe?: boolean;
  readonly rateLimits?: boolean | undefined;
  readonly streamFor?: number | undefined;
};

/** The configuration of a shop on one machine: API on `port`, storefront and admin on the next two. */
export function localConfig({
  port,
  secret,
  publishableKey,
  realStripe = false,
  ...more
}: LocalConfig): Config {
  const apiUrl = `http://localhost:${port}`;
  const webUrl = `http://localhost:${port + 1}`;
  return {
    stage: "development",
    public: {
      apiUrl,
      chatUrl: apiUrl,
      webSocketUrl: `ws://localhost:${port}/ws`,
      region: "local",
      cognito: null,
      stripe: { publishableKey, apiUrl: realStripe ? null : `${apiUrl}/_local/stripe` },
      currencies,
    },
    webOrigins: [webUrl, `http://localhost:${port + 2}`],
    rateLimits: more.rateLimits ?? true,
    secureCookies: false,
    secret,
    orderUrl: (orderId) => `${webUrl}/orders/${orderId}`,
    docsFolder: dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json")),
    streamFor: more.streamFor ?? 10 * 60 * 1000,
  };
}
