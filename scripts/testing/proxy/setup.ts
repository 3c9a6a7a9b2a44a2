import type { TestProject } from "vitest/node";
import { proxiedShop } from "./proxied-shop.ts";
import type { Relaying } from "./relay.ts";

type Reached = { readonly webUrl: string; readonly apiUrl: string };

declare module "vitest" {
  export interface ProvidedContext {
    /** By how the proxy sends answers on. */
    readonly proxied: Readonly<Record<Relaying, Reached>>;
  }
}

/** Opens a shop behind a proxy that buffers answers, and one behind a proxy that streams them; the tests get their URLs. */
export async function setup(project: TestProject): Promise<() => Promise<unknown>> {
  // One after the other: each takes three ports that follow one another.
  const buffers = await proxiedShop("buffers");
  const streams = await proxiedShop("streams");
  const urlsOf = ({ webUrl, apiUrl }: Reached): Reached => ({ webUrl, apiUrl });
  project.provide("proxied", { buffers: urlsOf(buffers), streams: urlsOf(streams) });
  return () => Promise.all([buffers.close(), streams.close()]);
}
