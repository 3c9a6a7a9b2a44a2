import type { Deps } from "../deps.ts";

/** What every handler finds on its context. */
export type HttpEnv = { Variables: { deps: Deps; requestId: string } };
