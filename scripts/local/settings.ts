import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { Settings } from "../../api/deps.ts";
import { currencies } from "../../api/domain/money.ts";
import { defaultPricing } from "../../api/domain/pricing/settings.ts";

export type LocalSettings = {
  readonly port: number;
  readonly secret: string;
  readonly publishableKey: string;
  /** Cards go to Stripe itself. */
  readonly realStripe?: boolean;
  readonly rateLimits?: boolean | undefined;
  readonly streamFor?: number | undefined;
};

/** The settings of a shop on one machine: API on `port`, storefront and admin on the next two. */
export function localSettings({
  port,
  secret,
  publishableKey,
  realStripe = false,
  ...more
}: LocalSettings): Settings {
  const apiUrl = `http://localhost:${port}`;
  const webUrl = `http://localhost:${port + 1}`;
  return {
    stage: "development",
    pricing: defaultPricing,
    config: {
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
