import type { Client } from "../../api/client.ts";
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

let inBrowser: Promise<Client> | undefined;

/** Loaded with the first question: a page that came whole asks none. */
function client(): Promise<Client> {
  const visit = currentVisit();
  if (!visit) {
    inBrowser ??= import("../../api/client.ts").then(
      ({ createClient }) => createClient("/api", { init: { credentials: "same-origin" } }),
      (error: unknown) => {
        inBrowser = undefined;
        throw error;
      },
    );
    return inBrowser;
  }
  return import("../../api/client.ts").then(({ createClient }) =>
    createClient("http://shop.local", {
      fetch: (input: string | URL | Request, init?: RequestInit) => visit.api(new Request(input, init)),
    }),
  );
}
