import type { Client } from "../../api/client.ts";
import { tokensRefused } from "./account-state.ts";
import { once } from "./once.ts";
import { bodyOf, Problem } from "./problem.ts";
import { currentVisit, showsAnswer } from "./visit.ts";

/**
 * Calls the API and returns the body; throws a Problem. On the server the API is in this process; in the
 * browser it is at /api of the same origin, so that no request needs a preflight and the refresh cookie is
 * first-party.
 */
export async function ask<T>(
  call: (api: Client) => Promise<Asked>,
  shown: "all" | "items" = "all",
): Promise<T> {
  return bodyOf<T>(client(shown).then(call)).catch((error: unknown) => {
    if (error instanceof Problem && error.code === "UNAUTHORIZED") tokensRefused();
    throw error;
  });
}

/** A call of the typed client under way. */
export type Asked = Parameters<typeof bodyOf>[0] extends Promise<infer Answer> ? Answer : never;

/** Loaded on first use: a complete server-rendered page makes no calls. */
const inBrowser = once(async () => {
  const [{ createClient }, { traced }] = await Promise.all([
    import("../../api/client.ts"),
    import("../telemetry/traced.ts"),
  ]);
  return createClient("/api", { init: { credentials: "same-origin" }, fetch: traced });
});

async function client(shown: "all" | "items"): Promise<Client> {
  const visit = currentVisit();
  if (!visit) return inBrowser();
  const { createClient } = await import("../../api/client.ts");
  return createClient("http://shop.local", {
    fetch: async (input: string | URL | Request, init?: RequestInit) => {
      const response = await visit.api(new Request(input, init));
      showsAnswer(visit, response, shown);
      return response;
    },
  });
}
