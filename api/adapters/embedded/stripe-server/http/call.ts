import * as z from "zod";
import type { AnyObject, EventType, StripeEvent } from "../objects.ts";
import type { Store } from "../store.ts";
import type { StripeFault } from "./errors.ts";
import type { FormValues } from "./form.ts";
import { list, paramFault } from "./params.ts";

/** What an endpoint may use. Everything in it is synchronous: one call is one write. */
export type Call = {
  readonly store: Store;
  readonly tables: Tables;
  /** Epoch seconds, as Stripe counts. */
  readonly now: number;
  /** What the address names, "" when nothing. */
  readonly id: string;
  /** Made with the publishable key: a browser. */
  readonly client: boolean;
  /** Where the bank's page for a challenge is. */
  readonly bankUrl: (token: string) => string;
  /** Records an event with the object as it is now; it is delivered once the write is on disk. */
  readonly emit: (type: EventType, object: AnyObject) => void;
  readonly withPending: (event: StripeEvent) => StripeEvent;
};

/** What this server knows beside Stripe's objects. */
export interface Tables {
  cardOf(methodId: string): string;
  rememberCard(methodId: string, card: string): void;
  /** A payment method without a customer pays once: https://docs.stripe.com/payments/payment-methods. */
  wasUsed(methodId: string): boolean;
  markUsed(methodId: string): void;
  openChallenge(token: string, challenge: Challenge): void;
  challenge(token: string): Challenge | undefined;
  holdUntil(intentId: string, lapsesAt: number): void;
  endHold(intentId: string): void;
  lapsed(now: number): string[];
}

/** A 3-D Secure question that the shopper's bank asks. */
type Challenge = { readonly intentId: string; readonly returnUrl: string };

export type Endpoint = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly clients: boolean;
  /** Changes nothing, so it needs no write. */
  readonly readsOnly: boolean;
  /** Throws Stripe's 400; what comes back is ready to run. */
  readonly prepare: (raw: FormValues) => {
    readonly expand: readonly string[];
    readonly run: (call: Call) => object;
  };
};

/**
 * One of Stripe's calls: its parameters, and what it does. `run` returns the object, throws a fault when nothing is to
 * happen, or returns one (a decline) when what happened stays. `clients` opens it to the publishable key, `writes` says of a GET
 * that it makes something.
 */
export function endpoint<S extends z.ZodRawShape>(
  method: "GET" | "POST",
  path: string,
  shape: S,
  run: (call: Call, params: z.output<z.ZodObject<S>>) => object | StripeFault,
  options: { readonly clients?: true; readonly writes?: true } = {},
): Endpoint {
  const schema = z.strictObject(shape);
  const expandSchema = list.optional();
  return {
    method,
    path,
    clients: options.clients ?? false,
    readsOnly: method === "GET" && !options.writes,
    prepare(raw) {
      const { expand, ...own } = raw;
      const parsed = schema.safeParse(own);
      if (!parsed.success) throw paramFault(parsed.error, own);
      const paths = expandSchema.safeParse(expand);
      if (!paths.success) throw paramFault(paths.error, raw);
      const params = strictOutput(parsed.data);
      return { expand: paths.data ?? [], run: (call) => run(call, params) };
    },
  };

  /** A strict object of a shape has the same output as a plain one; zod types them apart. */
  function strictOutput(data: unknown): z.output<z.ZodObject<S>> {
    return data as z.output<z.ZodObject<S>>;
  }
}
