import { createRoute, z } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { DomainError } from "../../domain/errors.ts";
import { documentTypes, largestDocument } from "../../domain/knowledge/document.ts";
import { tryQuestion } from "../../domain/knowledge/search.ts";
import {
  deleteDocument,
  listDocuments,
  reprocessDocument,
  uploadDocument,
} from "../../domain/knowledge/service.ts";
import { textOf } from "../../domain/text.ts";
import { staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { limitQuery } from "../shared.schema.ts";
import { DocumentsView, DocumentView, documentView, PassagesView, passageView } from "./knowledge.schema.ts";

const binary = "application/octet-stream";
/** Before the body is read: who may upload sends bytes, of at most 1 MB. */
const takesBytes = createMiddleware(async (c, next) => {
  if (!/^application\/octet-stream\b/i.test(c.req.header("content-type") ?? ""))
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE", { expected: binary });
  await next();
});
const boundFile = bodyLimit({
  maxSize: largestDocument,
  onError: () => {
    throw new DomainError("PAYLOAD_TOO_LARGE", { maxBytes: largestDocument });
  },
});

const params = z.object({
  documentId: textOf(100).openapi({
    description: "The document's id: its file's name",
    example: "shipping.md",
  }),
});

const upload = createRoute({
  method: "post",
  path: "/admin/knowledge",
  tags: ["knowledge"],
  operationId: "uploadDocument",
  summary: "Upload a document",
  description: `Takes the bytes of a file of at most 1 MB (${documentTypes.map((type) => `.${type}`).join(", ")}) and reads it in the background. A file of the same name replaces the document: questions are answered from the old one until the new one is read.`,
  ...staffOnly("knowledge:write"),
  middleware: [staffOnly("knowledge:write").middleware, takesBytes, boundFile] as const,
  request: {
    query: z.object({
      fileName: textOf(200).openapi({
        description: "The file's name; its ending says how it is read",
        example: "shipping.md",
      }),
    }),
    body: { required: true, content: { [binary]: { schema: z.string().openapi({ format: "binary" }) } } },
  },
  responses: {
    202: jsonOf("The document, which is being read", DocumentView),
    ...problems(400, 401, 403, 409, 413, 415),
  },
});

const list = createRoute({
  method: "get",
  path: "/admin/knowledge",
  tags: ["knowledge"],
  operationId: "listDocuments",
  summary: "List the documents",
  description: "Every document of the knowledge base with its state. There are at most 200.",
  ...staffOnly("knowledge:read"),
  responses: { 200: jsonOf("The documents", DocumentsView), ...problems(401, 403) },
});

const remove = createRoute({
  method: "delete",
  path: "/admin/knowledge/{documentId}",
  tags: ["knowledge"],
  operationId: "deleteDocument",
  summary: "Delete a document",
  description: "Deletes a document and its file. From then on no question is answered from it.",
  ...staffOnly("knowledge:write"),
  request: { params },
  responses: { 204: { description: "It is deleted" }, ...problems(400, 401, 403, 404, 409) },
});

const reprocess = createRoute({
  method: "post",
  path: "/admin/knowledge/{documentId}/reprocess",
  tags: ["knowledge"],
  operationId: "reprocessDocument",
  summary: "Process a document again",
  description:
    "Reads the document's file again in the background, as after a change of the embedding model. Until then questions are answered as before.",
  ...staffOnly("knowledge:write"),
  request: { params },
  responses: {
    202: jsonOf("The document, which is being read", DocumentView),
    ...problems(400, 401, 403, 404, 409),
  },
});

const ask = createRoute({
  method: "get",
  path: "/admin/knowledge/passages",
  tags: ["knowledge"],
  operationId: "searchKnowledge",
  summary: "Try a question",
  description:
    "The passages that the assistant would answer a question from, best first. None where the documents do not answer it.",
  ...staffOnly("knowledge:read"),
  request: {
    query: z.object({
      q: textOf(500).openapi({
        description: "The question",
        example: "How long do I have to return something?",
      }),
      limit: limitQuery(5),
    }),
  },
  responses: { 200: jsonOf("The passages", PassagesView), ...problems(400, 401, 403, 503) },
});

/** The knowledge base for staff. */
export const adminKnowledge = newRouter()
  .openapi(upload, async (c) => {
    const { deps, actor } = c.var;
    const content = new Uint8Array(await c.req.arrayBuffer());
    const document = await uploadDocument(deps, actor, { ...c.req.valid("query"), content });
    return c.json(documentView(document, deps.embedder), 202);
  })
  .openapi(list, async (c) => {
    const documents = await listDocuments(c.var.deps, c.var.actor);
    const items = documents.map((document) => documentView(document, c.var.deps.embedder));
    return c.json({ items, count: items.length }, 200);
  })
  .openapi(ask, async (c) => {
    const { q, limit } = c.req.valid("query");
    const passages = await tryQuestion(c.var.deps, c.var.actor, { query: q, limit });
    return c.json({ items: passages.map(passageView), count: passages.length }, 200);
  })
  .openapi(remove, async (c) => {
    await deleteDocument(c.var.deps, c.var.actor, c.req.valid("param").documentId);
    return c.body(null, 204);
  })
  .openapi(reprocess, async (c) => {
    const { deps, actor } = c.var;
    const document = await reprocessDocument(deps, actor, c.req.valid("param").documentId);
    return c.json(documentView(document, deps.embedder), 202);
  });
