import * as z from "zod";
import type { AnyObject, EventType, StripeEvent } from "../objects.ts";
import type { Store } from "../store.ts";
import type { StripeFault } from "./errors.ts";
import type { FormValues } from "./form.ts";
import { list, paramFault } from "./params.ts";

/** What an endpoint may use. Everything is synchronous, because one call is one write. */
export type Call = {
  readonly store: Store;
  readonly tables: Tables;
  /** Epoch seconds, as in Stripe's API. */
  readonly now: number;
  /** The id in the URL's path, or "" when there is none. */
  readonly id: string;
  /** True when the call used the publishable key, as a browser does. */
  readonly client: boolean;
  /** The URL of the bank's page for a 3-D Secure challenge. */
  readonly bankUrl: (token: string) => string;
  /**
   * Records an event with the object's current state and what differs from `before`; it is delivered after the
   * write is committed.
   */
  readonly emit: (type: EventType, object: AnyObject, before?: AnyObject) => void;
  readonly withPending: (event: StripeEvent) => StripeEvent;
};

/** The server's own records besides Stripe's objects. */
export interface Tables {
  cardOf(methodId: string): string;
  rememberCard(methodId: string, card: string): void;
  /**
   * True when a payment method without a customer was charged; it can be used only once:
   * https://docs.stripe.com/payments/payment-methods.
   */
  wasUsed(methodId: string): boolean;
  markUsed(methodId: string): void;
  openChallenge(token: string, challenge: Challenge): void;
  challenge(token: string): Challenge | undefined;
  /** Plans what happens to an object on its own; times are epoch seconds. */
  schedule(act: Act, objectId: string, at: number): void;
  unschedule(act: Act, objectId: string): void;
  due(now: number): { readonly act: Act; readonly id: string }[];
  nextDue(): number | undefined;
}

/** What happens at Stripe without a request: holds lapse, refunds end, cardholders dispute. */
export const acts = ["expire_hold", "settle_refund", "fail_refund", "open_dispute"] as const;
export type Act = (typeof acts)[number];

/** A 3-D Secure challenge by the shopper's bank. */
type Challenge = { readonly intentId: string; readonly returnUrl: string };

export type Endpoint = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly clients: boolean;
  /** True when the endpoint changes nothing and needs no write. */
  readonly readsOnly: boolean;
  /** Parses the parameters and returns the call, ready to run. Throws Stripe's 400. */
  readonly prepare: (raw: FormValues) => {
    readonly expand: readonly string[];
    readonly run: (call: Call) => object;
  };
};

/**
 * Defines one of Stripe's API calls. `run` returns the object; a fault that it throws rolls back its changes,
 * and a fault that it returns (a decline) keeps them. `clients` opens the endpoint to the publishable key;
 * `writes` marks a GET that changes something.
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

  /** Strict and plain objects of one shape have the same output, but zod types them differently. */
  function strictOutput(data: unknown): z.output<z.ZodObject<S>> {
    return data as z.output<z.ZodObject<S>>;
  }
}
