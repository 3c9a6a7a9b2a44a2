import type { Deps } from "../deps.ts";
import type { Actor } from "../domain/actor.ts";

/** What every handler finds on its context. `actor` is a guest on routes that are open to anybody. */
export type HttpEnv = { Variables: { deps: Deps; requestId: string; actor: Actor } };
