import type { Sqlite } from "../../sqlite/sqlite.ts";
import { expanded } from "../expand.ts";
import { newId } from "../ids.ts";
import { runDue } from "../payments/scheduled.ts";
import type { Store } from "../store.ts";
import { apiVersion, type Outbox } from "../webhooks/events.ts";
import { accessOf, type Keys } from "./access.ts";
import type { Call, Endpoint, Tables } from "./call.ts";
import { StripeFault } from "./errors.ts";
import { canonicalForm, type FormValues, parseForm } from "./form.ts";
import type { Answer, IdempotencyKeys } from "./idempotency.ts";

/** The parts of the server that handling a request needs. */
export type Engine = {
  readonly sqlite: Sqlite;
  readonly store: Store;
  readonly tables: Tables;
  readonly outbox: Outbox;
  readonly keys: IdempotencyKeys;
  readonly access: Keys;
  readonly returnOrigins: readonly string[] | undefined;
  readonly bankUrl: (token: string) => string;
  /** The path of the dashboard in a browser. */
  readonly dashboardPath: string;
  readonly clock: () => number;
  /** Called after every write, because there may be events to deliver. */
  readonly written: () => void;
  readonly onError: (error: unknown) => void;
};

/**
 * Handles one request: authenticates it, parses it, and stores its changes, events and idempotent response in
 * one write.
 */
export async function serve(
  engine: Engine,
  endpoint: Endpoint,
  request: Request,
  id: string,
): Promise<Response> {
  const requestId = newId("req");
  const key = endpoint.method === "POST" ? request.headers.get("idempotency-key") : null;
  try {
    const params = await paramsOf(request);
    const authorization = request.headers.get("authorization") ?? undefined;
    const access = accessOf({ authorization, params, clients: endpoint.clients }, engine.access);
    const prepared = endpoint.prepare(withoutStripeJs(params));
    if (key !== null) engine.keys.lock(key);
    try {
      const fingerprint = `${endpoint.method} ${endpoint.path} ${id} ${canonicalForm(params)}`;
      const call = callOf(engine, { id, client: access === "publishable", requestId, key });
      const work = () => {
        runDue(ownCall(engine));
        const earlier = key === null ? undefined : engine.keys.find(key, fingerprint);
        if (earlier) return { answer: earlier, replayed: true };
        const made = act(engine, requestId, () =>
          rendered(engine.store, prepared.run(call), prepared.expand),
        );
        if (key !== null) engine.keys.save(key, fingerprint, made);
        return { answer: made, replayed: false };
      };
      if (endpoint.readsOnly && engine.tables.due(call.now).length === 0)
        return respond(work().answer, { requestId, key, replayed: false });
      const { answer, replayed } = await engine.sqlite.write(work);
      engine.written();
      return respond(answer, { requestId, key, replayed });
    } finally {
      if (key !== null) engine.keys.unlock(key);
    }
  } catch (error) {
    if (!(error instanceof StripeFault)) engine.onError(error);
    const fault = error instanceof StripeFault ? error : broken;
    return respond(answerOf(fault, requestId), { requestId, key, replayed: false });
  }
}

/** The context that an endpoint gets for one request. */
export function callOf(
  engine: Engine,
  request: {
    readonly id: string;
    readonly client: boolean;
    /** null for what happens without a request. */
    readonly requestId: string | null;
    readonly key: string | null;
  },
): Call {
  const { store, tables, bankUrl, clock, outbox } = engine;
  return {
    store,
    tables,
    bankUrl,
    now: Math.floor(clock() / 1000),
    id: request.id,
    client: request.client,
    emit: (type, object, before) =>
      outbox.add(type, object, { id: request.requestId, key: request.key }, before),
    withPending: (event) => outbox.withPending(event),
  };
}

/** The context of what happens at Stripe on its own. */
export const ownCall = (engine: Engine): Call =>
  callOf(engine, { id: "", client: false, requestId: null, key: null });

/** Stripe's 404 response for an unknown URL. */
export const unknownAddress = (method: string, path: string): Response =>
  respond(
    answerOf(
      new StripeFault(404, {
        type: "invalid_request_error",
        message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
      }),
      "",
    ),
    { requestId: newId("req"), key: null, replayed: false },
  );

/**
 * Runs an endpoint. A thrown fault rolls back its changes, a returned one (a decline) keeps them, and any
 * other error is a crash.
 */
function act({ sqlite }: Engine, requestId: string, work: () => object): Answer {
  sqlite.run("SAVEPOINT act");
  try {
    const body = work();
    sqlite.run("RELEASE act");
    if (body instanceof StripeFault) return answerOf(body, requestId);
    return { status: 200, body: JSON.stringify(body), requestId };
  } catch (error) {
    sqlite.run("ROLLBACK TO act");
    sqlite.run("RELEASE act");
    if (error instanceof StripeFault) return answerOf(error, requestId);
    throw error;
  }
}

const rendered = (store: Store, result: object, expand: readonly string[]): object =>
  result instanceof StripeFault ? result : expanded(store, result, expand);

async function paramsOf(request: Request): Promise<FormValues> {
  const query = new URL(request.url).search.slice(1);
  const body = request.method === "POST" ? await request.text() : "";
  return parseForm([query, body].filter((part) => part !== "").join("&"));
}

/** Removes the parameters in which Stripe.js sends its key and version. */
function withoutStripeJs(params: FormValues): FormValues {
  const { key: _key, _stripe_version, _stripe_account, ...rest } = params;
  return rest;
}

const broken = new StripeFault(500, {
  type: "api_error",
  message: "An unknown error occurred on the embedded Stripe server.",
});

const answerOf = (fault: StripeFault, requestId: string): Answer => ({
  status: fault.status,
  body: JSON.stringify({ error: fault.body }),
  requestId,
});

function respond(
  answer: Answer,
  request: { readonly requestId: string; readonly key: string | null; readonly replayed: boolean },
): Response {
  const headers = new Headers({
    "content-type": "application/json",
    "cache-control": "no-cache, no-store",
    "request-id": request.requestId,
    "stripe-version": apiVersion,
  });
  if (request.key !== null) headers.set("idempotency-key", encodeURIComponent(request.key));
  if (request.replayed) {
    headers.set("idempotent-replayed", "true");
    headers.set("original-request", answer.requestId);
  }
  return new Response(answer.body, { status: answer.status, headers });
}
