import { createRoute, z } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { DomainError } from "../../domain/errors.ts";
import {
  exportProducts,
  largestFile,
  listImports,
  showImport,
  startImport,
} from "../../domain/imports/service.ts";
import { textOf } from "../../domain/text.ts";
import { staffOnly } from "../../http/auth.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { limitQuery, PageQuery } from "../shared.schema.ts";
import { findingView, ImportPageView, ImportsView, ImportView, importView } from "./imports.schema.ts";

/** Before the body is read: who may import sends a CSV file, of at most 64 MB. */
const takesCsv = createMiddleware(async (c, next) => {
  if (!/^text\/csv\b/i.test(c.req.header("content-type") ?? ""))
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE", { expected: "text/csv" });
  await next();
});
const boundFile = bodyLimit({
  maxSize: largestFile,
  onError: () => {
    throw new DomainError("PAYLOAD_TOO_LARGE", { maxBytes: largestFile });
  },
});

const start = createRoute({
  method: "post",
  path: "/admin/products/import",
  tags: ["catalog admin"],
  operationId: "importProducts",
  summary: "Import products from a CSV file",
  description:
    "Takes a CSV file of at most 64 MB and 200,000 rows and imports it in the background, or only checks it (`dryRun`). Rows that follow one another with the same slug are the variants of one product. A product that is wrong is left out and named by row and column; the others are imported. Units on hand are set for new products only. The same file again changes nothing.",
  ...staffOnly("catalog:write"),
  middleware: [staffOnly("catalog:write").middleware, takesCsv, boundFile] as const,
  request: {
    query: z.object({
      dryRun: z
        .enum(["true", "false"])
        .default("false")
        .transform((text) => text === "true")
        .openapi({ description: "Only says what the file would do" }),
      fileName: textOf(200).default("products.csv").openapi({ description: "To show with the progress" }),
    }),
    body: { required: true, content: { "text/csv": { schema: z.string() } } },
  },
  responses: {
    202: jsonOf("The import; its address answers how far it is", ImportView),
    ...problems(400, 401, 403, 413, 415),
  },
});

const list = createRoute({
  method: "get",
  path: "/admin/products/import",
  tags: ["catalog admin"],
  operationId: "listProductImports",
  summary: "List the last imports of products",
  description: "The last imports of products, the newest first. They are kept for 30 days.",
  ...staffOnly("catalog:read"),
  request: { query: z.object({ limit: limitQuery(20) }) },
  responses: { 200: jsonOf("The imports", ImportsView), ...problems(400, 401, 403) },
});

const show = createRoute({
  method: "get",
  path: "/admin/products/import/{importId}",
  tags: ["catalog admin"],
  operationId: "getProductImport",
  summary: "Get how far an import of products is",
  description:
    "How far an import is, and what it found so far by row and column, in pages. Of a file with very many issues the first thousand are kept.",
  ...staffOnly("catalog:read"),
  request: {
    params: z.object({
      importId: z.uuid().openapi({
        description: "The import's id",
        example: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
      }),
    }),
    query: PageQuery.extend({ limit: limitQuery(100) }),
  },
  responses: { 200: jsonOf("The import", ImportPageView), ...problems(400, 401, 403) },
});

const download = createRoute({
  method: "get",
  path: "/admin/products/export",
  tags: ["catalog admin"],
  operationId: "exportProducts",
  summary: "Export all products as a CSV file",
  description:
    "Every product with its variants as rows, by name, in the columns that an import takes. Cells that a spreadsheet would run as a formula have an apostrophe in front, which an import takes away again.",
  ...staffOnly("catalog:read"),
  responses: {
    200: { description: "The file, in UTF-8", content: { "text/csv": { schema: z.string() } } },
    ...problems(401, 403),
  },
});

/** Products as files. */
export const imports = newRouter()
  .openapi(start, async (c) => {
    const content = new Uint8Array(await c.req.arrayBuffer());
    const job = await startImport(c.var.deps, c.var.actor, { ...c.req.valid("query"), content });
    c.header("location", `/admin/products/import/${job.importId}`);
    return c.json(importView(job), 202);
  })
  .openapi(list, async (c) => {
    const jobs = await listImports(c.var.deps, c.var.actor, c.req.valid("query").limit);
    return c.json({ items: jobs.map(importView), count: jobs.length }, 200);
  })
  .openapi(show, async (c) => {
    const { deps, actor } = c.var;
    const { importId } = c.req.valid("param");
    const { limit, lastKey } = c.req.valid("query");
    const scope = `import|${importId}`;
    const cursor = readCursor(deps.config.secret, scope, lastKey);
    const { job, findings, cursor: end } = await showImport(deps, actor, { importId, limit, cursor });
    return c.json(
      {
        ...importView(job),
        findings: findings.map(findingView),
        ...(end && { lastKey: signCursor(deps.config.secret, scope, end) }),
      },
      200,
    );
  })
  .openapi(download, async (c) => {
    const lines = exportProducts(c.var.deps, c.var.actor);
    // Spreadsheets take a file without a byte order mark for their own encoding.
    return c.body(streamOf(withMark(lines)), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="products.csv"',
    });
  });

/** A body that asks for the next text once the last one was sent. */
function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(sink) {
      const next = await texts.next();
      if (next.done) sink.close();
      else sink.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}

async function* withMark(lines: AsyncIterable<string>): AsyncGenerator<string> {
  yield "\uFEFF";
  yield* lines;
}
