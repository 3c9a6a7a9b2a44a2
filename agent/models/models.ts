import type { Model } from "@strands-agents/sdk";

/** The models of a shop. Each call makes one for one turn. `fallback` answers when `model` fails before it said anything. */
export type Models = { readonly model: () => Model; readonly fallback?: () => Model };
