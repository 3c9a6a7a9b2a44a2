import { z } from "@hono/zod-openapi";
import type { ImportFinding, ImportJob } from "../../domain/imports/store.ts";
import { TimeView } from "../shared.schema.ts";

const CountsView = z.strictObject({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  failed: z.int(),
});

const FindingView = z
  .strictObject({
    kind: z
      .enum(["issue", "notice"])
      .openapi({ description: "An issue kept its product out; a notice did not" }),
    row: z.int().openapi({ description: "As a spreadsheet counts: the header is row 1" }),
    column: z.string(),
    message: z.string(),
  })
  .openapi("ImportFinding");

const job = {
  importId: z.string(),
  fileName: z.string(),
  dryRun: z.boolean(),
  state: z.enum(["queued", "running", "done", "failed"]),
  encoding: z.string().optional(),
  problem: z.string().optional().openapi({ description: "Why the whole file was refused" }),
  row: z.int().openapi({ description: "The last row that was dealt with" }),
  rows: z.int().openapi({ description: "How many rows the file has; 0 until they are counted" }),
  counts: CountsView.openapi({ description: "Products by what became of them" }),
  issues: z.int(),
  notices: z.int(),
  createdAt: TimeView,
  updatedAt: TimeView,
};

export const ImportView = z.strictObject(job).openapi("ProductImport");

/** An import with a page of what it found. */
export const ImportPageView = z
  .strictObject({ ...job, findings: z.array(FindingView), lastKey: z.string().optional() })
  .openapi("ProductImportPage");

export const ImportsView = z
  .strictObject({ items: z.array(ImportView), count: z.int() })
  .openapi("ProductImports");

/** An import as staff see it. */
export const importView = ({
  createdBy: _createdBy,
  encoding,
  problem,
  ...shown
}: ImportJob): z.input<typeof ImportView> => ({
  ...shown,
  ...(encoding !== undefined && { encoding }),
  ...(problem !== undefined && { problem }),
});

/** A row of an import's findings. */
export const findingView = (finding: ImportFinding): z.input<typeof FindingView> => ({ ...finding });
