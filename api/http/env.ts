import type { Deps } from "../deps.ts";
import type { Actor } from "../domain/actor.ts";

/**
 * What every handler finds on its context. `actor` is a guest on routes that are open to anybody; `headers` go out with the
 * response, and a route's middleware may add to them.
 */
export type HttpEnv = {
  Variables: { deps: Deps; requestId: string; actor: Actor; headers: Record<string, string> };
};
