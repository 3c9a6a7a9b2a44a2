import { vi } from "vitest";
import type { TableSpec, Tables } from "../../../ports/table.ts";

/**
 * What an engine has to show the contract: empty tables as `contractSpecs` declares them. `losing` are the same tables over a
 * connection that loses the first answer to each write; an engine within the process has no answer to lose.
 */
export type TablesUnderTest = { readonly tables: Tables; readonly losing?: Tables };

/** Tables of a small shop, each with something an engine can get wrong. */
export const specs = {
  /** Numbers in indexes, ties, sparse indexes, a feed; `status` and `name` are reserved words on AWS. */
  products: {
    name: "products",
    hash: "productId",
    indexes: {
      byCategory: { hash: "category", range: "price" },
      byStatus: { hash: "status", range: "name" },
      byShelf: { hash: "shelf" },
    },
    numbers: ["price", "shelf"],
    feed: true,
  },
  /** Two strings as key. */
  lines: { name: "lines", hash: "user", range: "line" },
  /** Numbers as keys, and an index with the keys the other way round. */
  readings: {
    name: "readings",
    hash: "meter",
    range: "at",
    indexes: { byTime: { hash: "at", range: "meter" } },
    numbers: ["meter", "at"],
    feed: true,
    expires: "expiresAt",
  },
} as const satisfies Record<string, TableSpec>;

export const contractSpecs: readonly TableSpec[] = Object.values(specs);

/** Waits for what may lag on AWS (indexes, the feed): tries again until it holds. */
export const eventually = (holds: () => Promise<void>): Promise<void> =>
  vi.waitFor(holds, { timeout: 10_000, interval: 20 });
