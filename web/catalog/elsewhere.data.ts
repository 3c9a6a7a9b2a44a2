import { query } from "@solidjs/router";
import { ask } from "../lib/api.ts";
import type { Product } from "../lib/api-types.ts";
import { market } from "../market/market.ts";
import { isNotFound } from "./catalog.data.ts";

/** What another market sells under a slug that this one does not; null where none does. */
export const loadElsewhere = query(async (slug: string): Promise<Pick<Product, "name" | "slug"> | null> => {
  if (market().prefix === "") return null;
  try {
    const { name, slug: own } = await ask<Product>((api) =>
      api.products[":id"].$get({ param: { id: slug }, query: {} }),
    );
    return { name, slug: own };
  } catch (error) {
    if (!isNotFound(error)) throw error;
    return null;
  }
}, "elsewhere");
