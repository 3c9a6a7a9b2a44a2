import type { Files } from "../../ports/files.ts";
import type { Csv } from "../../ports/formats/csv.ts";
import type { Messages } from "../../ports/messages.ts";
import type { Cursor } from "../../ports/table.ts";
import { type Actor, nameOf, requireStaff, requireSystem } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import type { Audit } from "../audit/store.ts";
import { skuKey } from "../catalog/sku.ts";
import type { Products } from "../catalog/store.ts";
import { DomainError } from "../errors.ts";
import type { PricedBook } from "../markets/market.ts";
import type { Settings } from "../settings/store.ts";
import { type Catalog, type Imported, importProduct } from "./apply.ts";
import { pricedBooks } from "./book-columns.ts";
import { Cells, type RowIssue } from "./cells.ts";
import { exportColumns, type Header, headerOf, rowsOf } from "./columns.ts";
import { type Group, groupsOf } from "./groups.ts";
import type { ImportedFile } from "./plan.ts";
import type { ImportCounts, ImportFinding, ImportJob, Imports } from "./store.ts";

export type ImportDeps = Catalog & {
  readonly imports: Imports;
  readonly files: Pick<Files, "get" | "put" | "delete">;
  readonly messages: Pick<Messages, "send">;
  readonly csv: Csv;
  readonly settings: Pick<Settings, "read">;
};

/** The largest file, in bytes. */
export const largestFile = 64 * 1024 * 1024;
const mostRows = 200_000;
const mostFindings = 1_000;
const atOnce = 10;
/** Products between two notes of the progress, and for how long one message works, in milliseconds. */
const [noted, workedFor] = [50, 10_000];

const keyOf = (importId: string): string => `imports/${importId}.csv`;

/** Takes a file of products and has it imported, or only checked. */
export async function startImport(
  deps: Pick<ImportDeps, "imports" | "files" | "messages" | "now" | "newId"> & {
    readonly audit: Pick<Audit, "record">;
  },
  actor: Actor,
  input: { readonly fileName: string; readonly dryRun: boolean; readonly content: Uint8Array },
): Promise<ImportJob> {
  requireStaff(actor, "catalog:write");
  const { fileName, dryRun, content } = input;
  if (content.byteLength === 0) throw wrongFile("is empty");
  const now = deps.now();
  const job: ImportJob = {
    importId: deps.newId(),
    fileName,
    dryRun,
    state: "queued",
    row: 1,
    rows: 0,
    counts: { created: 0, updated: 0, unchanged: 0, failed: 0 },
    issues: 0,
    notices: 0,
    createdBy: nameOf(actor),
    createdAt: now,
    updatedAt: now,
  };
  await deps.files.put(keyOf(job.importId), content, "text/csv");
  await deps.imports.save(job);
  await deps.audit.record({
    ...auditEntry(deps, actor, "imports.startImport"),
    subject: `import#${job.importId}`,
    after: { fileName, dryRun, bytes: content.byteLength },
  });
  await deps.messages.send("imports", { body: { importId: job.importId } });
  return job;
}

/** How far an import is, and a page of what it found. Throws VALIDATION_ERROR when there is none. */
export async function showImport(
  deps: Pick<ImportDeps, "imports">,
  actor: Actor,
  input: { readonly importId: string; readonly limit: number; readonly cursor?: Cursor | undefined },
): Promise<{
  readonly job: ImportJob;
  readonly findings: readonly ImportFinding[];
  readonly cursor?: Cursor;
}> {
  requireStaff(actor, "catalog:read");
  const job = await deps.imports.find(input.importId);
  if (!job)
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "importId", message: "is not an import of the last 30 days" }],
    });
  return { job, ...(await deps.imports.findings(input.importId, input)) };
}

/** The last imports, the newest first. */
export async function listImports(
  deps: Pick<ImportDeps, "imports">,
  actor: Actor,
  limit: number,
): Promise<readonly ImportJob[]> {
  requireStaff(actor, "catalog:read");
  return deps.imports.latest(limit);
}

/**
 * Goes on with an import for some seconds and has itself called again until it is done. Rows that were dealt with before a
 * kill and not noted yet are dealt with again, which changes nothing more. For the shop itself.
 */
export async function runImport(deps: ImportDeps, actor: Actor, importId: string): Promise<void> {
  requireSystem(actor);
  const job = await deps.imports.find(importId);
  if (!job || job.state === "done" || job.state === "failed") return;
  const file = await deps.files.get(keyOf(importId));
  const save = (changes: Partial<ImportJob>) =>
    deps.imports.save({ ...job, ...changes, updatedAt: deps.now() });
  if (!file) return save({ state: "failed", problem: "The file is gone. Upload it again." });
  try {
    const state = await work(deps, { ...job, state: "running" }, file.body);
    if (state === "running") await deps.messages.send("imports", { body: { importId } });
    else await deps.files.delete(keyOf(importId));
  } catch (error) {
    if (!DomainError.is(error, "VALIDATION_ERROR")) throw error;
    const [issue] = error.details.issues;
    await save({
      state: "failed",
      problem: issue ? `${issue.path} ${issue.message}` : "The file cannot be read.",
    });
  }
}

/** Every product as lines of a file that an import takes, by name. */
export async function* exportProducts(
  deps: {
    readonly products: Pick<Products, "listAll">;
    readonly csv: Csv;
    readonly settings: Pick<Settings, "read">;
  },
  actor: Actor,
): AsyncGenerator<string> {
  requireStaff(actor, "catalog:read");
  const books = await booksOf(deps);
  yield deps.csv.lines([exportColumns(books)]);
  let cursor: Cursor | undefined;
  do {
    const page = await deps.products.listAll({ sort: "name", descending: false, limit: 100, cursor });
    yield deps.csv.lines(page.products.flatMap((product) => rowsOf(product, books)));
    cursor = page.cursor;
  } while (cursor);
}

const booksOf = async ({ settings }: Pick<ImportDeps, "settings">): Promise<readonly PricedBook[]> =>
  pricedBooks(await settings.read("markets"), await settings.read("store"));

async function work(deps: ImportDeps, begun: ImportJob, body: Uint8Array): Promise<ImportJob["state"]> {
  const { encoding, records } = await deps.csv.read(body);
  const reader = records[Symbol.asyncIterator]();
  const top = await reader.next();
  if (top.done || !("cells" in top.value)) throw wrongFile("has no header");
  const books = await booksOf(deps);
  const { header, issues } = headerOf(top.value.cells, books);
  const [wrong] = issues;
  if (wrong)
    throw new DomainError("VALIDATION_ERROR", { issues: [{ ...wrong, path: `Column "${wrong.path}"` }] });
  const rest = { [Symbol.asyncIterator]: () => reader };
  const until = deps.now() + workedFor;
  const skus = new Map<string, number>();
  let job: ImportJob = { ...begun, encoding };
  let batch: Group[] = [];
  let since = 0;
  const flush = async (): Promise<void> => {
    const results = await Promise.all(batch.map((group) => dealWith(deps, job, group, { header, books })));
    job = counted(job, results, Math.max(job.row, ...batch.map(lastRowOf)));
    const kept = results.flatMap(({ findings }) => findings);
    if (job.issues + job.notices - kept.length < mostFindings) await deps.imports.note(job.importId, kept);
    since += batch.length;
    batch = [];
    if (since < noted) return;
    since = 0;
    await deps.imports.save({ ...job, updatedAt: deps.now() });
  };
  let last = 1;
  for await (const group of groupsOf(rest, header)) {
    last = lastRowOf(group);
    if (last > mostRows) throw wrongFile(`has more than ${mostRows.toLocaleString("en")} rows`);
    const twice = repeatedSkus(group, header, skus);
    // Dealt with in an earlier run; the rest of the file is still to be counted.
    if (last <= begun.row || deps.now() >= until) continue;
    batch.push(twice.length > 0 ? { ...group, issues: [...group.issues, ...twice] } : group);
    if (batch.length === atOnce) await flush();
  }
  if (batch.length > 0) await flush();
  const state = job.row >= last ? "done" : "running";
  await deps.imports.save({ ...job, state, rows: last, updatedAt: deps.now() });
  return state;
}

const dealWith = async (
  deps: ImportDeps,
  { dryRun, createdBy }: ImportJob,
  group: Group,
  file: ImportedFile,
): Promise<Imported> =>
  group.type === "wrong"
    ? { outcome: "failed", findings: group.issues.map((issue) => ({ ...issue, kind: "issue" })) }
    : importProduct(deps, group.product, { ...file, dryRun, actor: createdBy, issues: group.issues });

function counted(job: ImportJob, results: readonly Imported[], row: number): ImportJob {
  const counts: Record<keyof ImportCounts, number> = { ...job.counts };
  for (const { outcome } of results) counts[outcome]++;
  const findings = results.flatMap(({ findings: all }) => all);
  const issues = findings.filter(({ kind }) => kind === "issue").length;
  return {
    ...job,
    row,
    counts,
    issues: job.issues + issues,
    notices: job.notices + findings.length - issues,
  };
}

const lastRowOf = (group: Group): number =>
  group.type === "wrong" ? group.row : (group.product.rows.at(-1)?.row ?? 0);

/** SKUs of a product that rows further up have, too. */
function repeatedSkus(group: Group, header: Header, seen: Map<string, number>): readonly RowIssue[] {
  if (group.type === "wrong") return [];
  return group.product.rows.flatMap((row) => {
    const sku = skuKey(new Cells(row, header, []).raw("sku") ?? "");
    const before = seen.get(sku);
    if (sku !== "") seen.set(sku, before ?? row.row);
    return sku === "" || before === undefined
      ? []
      : [{ row: row.row, column: "sku", message: `is also in row ${before}` }];
  });
}

const wrongFile = (message: string): DomainError =>
  new DomainError("VALIDATION_ERROR", { issues: [{ path: "file", message }] });
