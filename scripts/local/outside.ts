import { Hono } from "hono";
import { sesReport } from "../../api/adapters/embedded/mail/feedback.ts";
import type { Mailbox } from "../../api/adapters/embedded/mail/mail.ts";
import { mailViewer } from "../../api/adapters/embedded/mail/viewer.ts";
import type { StripeServer } from "../../api/adapters/embedded/stripe-server/server.ts";
import type { Meter } from "../../api/adapters/embedded/telemetry/meter.ts";
import { metricsPage } from "../../api/adapters/embedded/telemetry/metrics-page.ts";
import { traces } from "../../api/adapters/embedded/telemetry/recorder.ts";
import { tracesPage } from "../../api/adapters/embedded/telemetry/traces-page.ts";
import type { Log } from "../../api/deps.ts";
import { DomainError } from "../../api/domain/errors.ts";
import { domainErrorOf, problem } from "../../api/http/answered.ts";
import type { Messages } from "../../api/ports/messages.ts";

/**
 * The services under /_local that replace the outside world: mailbox, files and payments, all without authentication.
 * Answers 404 to everything but requests made on this machine to a name of this machine.
 */
export function localServices(services: {
  readonly mailbox: Mailbox;
  readonly stripe: StripeServer;
  /** What answers under /_local/files. */
  readonly files: Hono;
  readonly log: Log;
  readonly messages: Pick<Messages, "send">;
  readonly meter: Pick<Meter, "slots" | "steps">;
  readonly now: () => number;
}): Hono {
  const { mailbox, stripe, files, log, messages, meter, now } = services;
  const app = answering(log);
  app.use(async (c, next) => {
    if (!isFromThisMachine(c.req.raw, c.env)) throw new DomainError("ROUTE_NOT_FOUND", {});
    await next();
  });
  app
    .route(
      "/",
      mailViewer(mailbox, (mail, what) =>
        messages.send("mail-feedback", { body: sesReport(mail, what, Date.now()) }),
      ),
    )
    .route("/", metricsPage(meter, now))
    .route("/", tracesPage(traces))
    .mount("/_local/stripe", (request) => stripe.fetch(request))
    .route("/_local/files", files);
  return app;
}

/**
 * All of it that a shop on the internet has: takes uploads at addresses that the shop signed, from anywhere. Everything else
 * is a 404.
 */
export function uploadDoor({ door, log }: { readonly door: Hono; readonly log: Log }): Hono {
  const app = answering(log);
  app.use(async (c, next) => {
    if (c.req.method !== "PUT" || !/^\/_local\/files\/uploads\/[\w-]+$/.test(c.req.path))
      throw new DomainError("ROUTE_NOT_FOUND", {});
    await next();
  });
  app.route("/_local/files", door);
  return app;
}

/** Answers errors as the API does. */
function answering(log: Log): Hono {
  const app = new Hono();
  app.notFound((c) => problem(c, new DomainError("ROUTE_NOT_FOUND", {})));
  app.onError((error, c) => {
    const known = domainErrorOf(error);
    if (!known) log("error", "unhandled", { path: c.req.path, error });
    return problem(c, known ?? new DomainError("INTERNAL_ERROR", {}));
  });
  return app;
}

/** Whether a URL belongs to the services above. Most do not, and are not parsed. */
export function isLocal(url: string): boolean {
  if (!url.includes("/_local")) return false;
  const { pathname } = new URL(url);
  return pathname === "/_local" || pathname.startsWith("/_local/");
}

/**
 * The address must be of this machine, and so must the name that the browser asked for: a page of another site can point
 * its own name at 127.0.0.1 (DNS rebinding). What a proxy forwards comes from elsewhere.
 */
function isFromThisMachine(request: Request, env: unknown): boolean {
  if (forwarding.some((name) => request.headers.has(name))) return false;
  const address = remoteAddressOf(env);
  if (address !== undefined && !isLoopback(address)) return false;
  const host = request.headers.get("host");
  const names = [new URL(request.url).hostname, ...(host === null ? [] : [nameIn(host)])];
  return names.every((name) => thisMachine.has(name));
}

const thisMachine: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);
const forwarding = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];

const nameIn = (host: string): string => host.replace(/:\d*$/, "").toLowerCase();

const isLoopback = (address: string): boolean =>
  address === "::1" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);

/** The peer's address from what @hono/node-server passes as env; undefined for a request made in this process. */
export function remoteAddressOf(env: unknown): string | undefined {
  if (typeof env !== "object" || env === null || !("incoming" in env)) return undefined;
  const { incoming } = env;
  if (typeof incoming !== "object" || incoming === null || !("socket" in incoming)) return undefined;
  const { socket } = incoming;
  if (typeof socket !== "object" || socket === null || !("remoteAddress" in socket)) return undefined;
  return String(socket.remoteAddress);
}
