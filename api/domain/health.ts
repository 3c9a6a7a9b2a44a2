import type { Actor } from "./actor.ts";
import type { Limits } from "./rate-limits/store.ts";

/** Resolves when the shop's storage takes a write; rejects with its error when it does not. For anybody. */
export async function checkHealth(deps: { readonly limits: Limits }, _actor: Actor): Promise<void> {
  await deps.limits.hit("health", Number.POSITIVE_INFINITY, 60);
}
