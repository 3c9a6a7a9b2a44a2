import { type Client, createClient } from "../../api/client.ts";
import { currentVisit } from "./visit.ts";

/**
 * The API: in this process while a page is rendered on the server, else at /api of the shop's own address, so that no
 * request needs a preflight and the refresh cookie is ours.
 */
export function api(): Client {
  const visit = currentVisit();
  if (!visit) {
    inBrowser ??= createClient("/api", { init: { credentials: "same-origin" } });
    return inBrowser;
  }
  return createClient("http://shop.local", {
    fetch: (input: string | URL | Request, init?: RequestInit) => visit.api(new Request(input, init)),
  });
}

let inBrowser: Client | undefined;
