import type { Actor } from "./actor.ts";

/** Resolves when the shop's storage answers; rejects with its error when it does not. For anybody. */
export async function checkHealth(
  deps: { readonly products: { find(productId: string): Promise<unknown> } },
  _actor: Actor,
): Promise<void> {
  await deps.products.find("health");
}
