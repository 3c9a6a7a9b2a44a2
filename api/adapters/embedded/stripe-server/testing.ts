import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Stripe } from "stripe";
import { onTestFinished } from "vitest";
import { type StripeServer, type StripeServerOptions, stripeServer } from "./server.ts";

export const webhookSecret = "whsec_test";
export const publicUrl = "http://localhost:3000/_local/stripe";

/** A server with a clock that tests move, and clients of Stripe's own package. */
export type ServerUnderTest = {
  readonly server: StripeServer;
  readonly stripe: Stripe;
  /** A client with the publishable key, as in a browser. */
  readonly browser: Stripe;
  readonly clock: { now: number };
  /** The SQLite file, to open again as after a restart. */
  readonly path: string;
};

/** Opens a server on a file that is deleted when the test ends. Events wait for `deliverDue`. */
export function openServer(
  options: Partial<StripeServerOptions> & { readonly clock?: never } = {},
): ServerUnderTest {
  const clock = { now: Date.UTC(2026, 10, 24, 12) };
  const path = options.path ?? join(emptyFolder(), "stripe.sqlite");
  const server = stripeServer({
    path,
    publicUrl,
    webhookUrl: "http://localhost:3000/payment/webhook",
    webhookSecret,
    ...options,
    clock: () => clock.now,
  });
  server.hold();
  onTestFinished(() => server.close());
  return {
    server,
    stripe: clientOf(server, "sk_test_shop"),
    browser: clientOf(server, "pk_test_shop"),
    clock,
    path,
  };
}

/** A client of Stripe's package, connected to a server in this process. */
export const clientOf = (server: StripeServer, key: string): Stripe =>
  new Stripe(key, {
    telemetry: false,
    maxNetworkRetries: 0,
    httpClient: Stripe.createFetchHttpClient(async (input, init) => server.fetch(new Request(input, init))),
  });

/** Answers the 3-D Secure challenge of a client secret as a browser does: page, button, redirect. */
export async function answerBank(
  { server, browser }: Pick<ServerUnderTest, "server" | "browser">,
  clientSecret: string,
  answer: "approve" | "fail",
): Promise<URL> {
  const id = clientSecret.split("_secret_")[0] ?? "";
  const intent = await browser.paymentIntents.retrieve(id, { client_secret: clientSecret });
  const url = intent.next_action?.redirect_to_url?.url;
  if (!url) throw new Error(`The payment ${id} has no open 3-D Secure challenge`);
  const body = new URLSearchParams({ answer });
  const response = await server.fetch(new Request(url, { method: "POST", body }));
  return new URL(response.headers.get("location") ?? "about:blank");
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "stripe-server-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
