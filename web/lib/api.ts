import type { Client } from "../../api/client.ts";
import { once } from "./once.ts";
import { answerOf } from "./problem.ts";
import { currentVisit } from "./visit.ts";

/**
 * Asks the API and answers the body; throws a Problem. While a page is rendered on the server the API is in this process,
 * else at /api of the shop's own address, so that no request needs a preflight and the refresh cookie is ours.
 */
export async function ask<T>(call: (api: Client) => Promise<Asked>): Promise<T> {
  return answerOf<T>(client().then(call));
}

type Asked = Parameters<typeof answerOf>[0] extends Promise<infer Answer> ? Answer : never;

/** Loaded with the first question: a page that came whole asks none. */
const inBrowser = once(async () => {
  const { createClient } = await import("../../api/client.ts");
  return createClient("/api", { init: { credentials: "same-origin" } });
});

async function client(): Promise<Client> {
  const visit = currentVisit();
  if (!visit) return inBrowser();
  const { createClient } = await import("../../api/client.ts");
  return createClient("http://shop.local", {
    fetch: (input: string | URL | Request, init?: RequestInit) => visit.api(new Request(input, init)),
  });
}
