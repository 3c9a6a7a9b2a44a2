import * as z from "zod";
import type { Imports } from "../../domain/imports/store.ts";
import type { Item, Tables } from "../../ports/table.ts";
import { tables } from "./keys.ts";

const job = "job";
const keptFor = 30 * 24 * 60 * 60;
const count = z.int();

const Job = z.object({
  importId: z.string(),
  fileName: z.string(),
  dryRun: z.boolean(),
  state: z.enum(["queued", "running", "done", "failed"]),
  encoding: z.string().optional(),
  problem: z.string().optional(),
  row: count,
  rows: count,
  counts: z.object({ created: count, updated: count, unchanged: count, failed: count }),
  issues: count,
  notices: count,
  createdBy: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
});

const Finding = z.object({
  kind: z.enum(["issue", "notice"]),
  row: z.int(),
  column: z.string(),
  message: z.string(),
});

/** Imports over any engine. Findings sort by their row, after the job. */
export const importsIn = (engine: Tables, now: () => number): Imports => {
  const expiresAt = () => Math.floor(now() / 1000) + keptFor;
  return {
    async find(importId) {
      const item = await engine.get(tables.imports, { importId, part: job });
      return item && Job.parse(item);
    },
    async save(saved) {
      await engine.put(tables.imports, { ...saved, part: job, list: "imports", expiresAt: expiresAt() });
    },
    async note(importId, findings) {
      for (const { kind, row, column, message } of findings) {
        const part = `row#${String(row).padStart(8, "0")}#${kind}#${column}`;
        const item: Item = { importId, part, kind, row, column, message, expiresAt: expiresAt() };
        await engine.put(tables.imports, item);
      }
    },
    async findings(importId, { limit, cursor }) {
      const page = await engine.query(tables.imports, {
        hash: importId,
        range: { beginsWith: "row#" },
        limit,
        ...(cursor && { cursor }),
      });
      return {
        findings: page.items.map((item) => Finding.parse(item)),
        ...(page.cursor && { cursor: page.cursor }),
      };
    },
    async latest(limit) {
      const { items } = await engine.query(tables.imports, {
        index: "list-index",
        hash: "imports",
        descending: true,
        limit,
      });
      return items.map((item) => Job.parse(item));
    },
  };
};
