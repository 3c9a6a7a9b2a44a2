import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";
import { Client } from "@smithy/core/client";
import type { FunctionPorts } from "../../../local/shop.ts";

type Call =
  | { readonly command: string; readonly input: Readonly<Record<string, unknown>> }
  | { readonly method: string; readonly path: string };

/** A call of AWS by the code of one function: a command of the SDK, or a request of the search engine. */
export type RecordedCall = Call & { readonly by: string };

export type Recorder = {
  readonly calls: readonly RecordedCall[];
  readonly stop: () => void;
};

const current = new AsyncLocalStorage<string>();

/**
 * The same ports: what they call of AWS is recorded under the function's name. Calls outside of any port, such as those
 * of event sources, are AWS's own and not recorded.
 */
export function attributed(name: string, ports: FunctionPorts): FunctionPorts {
  const within = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, key) {
        const found: unknown = Reflect.get(target, key);
        if (typeof found !== "function") return found;
        return (...given: unknown[]) =>
          current.run(name, () => inContext(name, Reflect.apply(found, target, given)));
      },
    });
  const { tables, messages, workflows, search, vectors, identity, mail, texts, files } = ports;
  return {
    tables: within(tables),
    messages: within(messages),
    workflows: within(workflows),
    search: within(search),
    vectors: within(vectors),
    identity: within(identity),
    mail: within(mail),
    texts: within(texts),
    files: within(files),
  };
}

/** What is read step by step calls AWS with each step. */
function inContext(name: string, answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null || !(Symbol.asyncIterator in answer)) return answer;
  // An object with this method is an async iterable.
  const iterator = (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => current.run(name, () => iterator.next()),
      return: async (value: unknown) => (await iterator.return?.(value)) ?? { done: true, value },
    }),
  };
}

/** Records until stopped. `searchEndpoint` is the node that the search adapters ask. */
export function recordCalls(searchEndpoint: string | undefined): Recorder {
  const calls: RecordedCall[] = [];
  const note = (call: Call): void => {
    const by = current.getStore();
    if (by !== undefined) calls.push({ by, ...call });
  };
  const onRequest = (message: unknown): void => {
    // Node documents the message of this channel.
    const { request } = message as { readonly request: ClientRequest };
    const { method, path, host } = request;
    const { port, hostname } = new URL(searchEndpoint ?? "http://none");
    if (host === hostname && request.getHeader("host") === `${hostname}:${port}`) note({ method, path });
  };
  subscribe("http.client.request.start", onRequest);
  const stopSdk = eachSdkCall((command, input) => note({ command, input }));
  return {
    calls,
    stop() {
      unsubscribe("http.client.request.start", onRequest);
      stopSdk();
    },
  };
}

type Send = (this: unknown, ...given: unknown[]) => unknown;

/** Every client of the SDK sends its commands through one method. */
function eachSdkCall(seen: (command: string, input: Readonly<Record<string, unknown>>) => void): () => void {
  // The method has several overloads; whatever it is given is handed on.
  const clients = Client.prototype as unknown as { send: Send };
  const original = clients.send;
  clients.send = function (...given) {
    const [command] = given;
    seen(Object(command).constructor.name, Object(Object(command).input));
    return Reflect.apply(original, this, given);
  };
  return () => {
    clients.send = original;
  };
}
