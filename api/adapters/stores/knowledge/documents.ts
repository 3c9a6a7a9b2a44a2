import * as z from "zod";
import { documentTypes, type KnowledgeDocument } from "../../../domain/knowledge/document.ts";
import type { KnowledgeDocuments } from "../../../domain/knowledge/store.ts";
import type { Condition, Item, Tables } from "../../../ports/table.ts";
import { auditPut } from "../audit.ts";
import { changeStored } from "../change.ts";
import { tables } from "../keys.ts";

const kind = "document";
const page = 100;

const Stored = z.object({
  documentId: z.string(),
  fileName: z.string(),
  type: z.enum(documentTypes),
  title: z.string(),
  size: z.int(),
  state: z.enum(["queued", "ready", "failed"]),
  problem: z.string().optional(),
  revision: z.string(),
  file: z.string(),
  served: z.object({ revision: z.string(), model: z.string(), passages: z.int() }).optional(),
  uploadedBy: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
const Version = z.object({ version: z.int() });

type Versioned = { readonly document: KnowledgeDocument | undefined; readonly version: number };

/** The knowledge base's documents over any engine; `version` counts the writes of an item. */
export const knowledgeIn = (engine: Tables): KnowledgeDocuments => {
  const read = async (documentId: string): Promise<Versioned> => {
    const item = await engine.get(tables.knowledge, { kind, documentId });
    return item
      ? { document: Stored.parse(item), version: Version.parse(item).version }
      : { document: undefined, version: 0 };
  };
  return {
    find: async (documentId) => (await read(documentId)).document,
    async list() {
      const documents: KnowledgeDocument[] = [];
      let cursor: Awaited<ReturnType<Tables["query"]>>["cursor"];
      do {
        const found = await engine.query(tables.knowledge, {
          hash: kind,
          limit: page,
          ...(cursor && { cursor }),
        });
        documents.push(...found.items.map((item) => Stored.parse(item)));
        cursor = found.cursor;
      } while (cursor);
      return documents;
    },
    async change(documentId, decide, audit) {
      let before: KnowledgeDocument | undefined;
      const after = await changeStored<Versioned>({
        read: () => read(documentId),
        decide: (stored) => {
          before = stored.document;
          const document = decide(stored.document);
          return document === stored.document ? stored : { document, version: stored.version + 1 };
        },
        async write(stored, { document, version }) {
          const condition = standing(stored);
          const write = document
            ? ({ table: tables.knowledge, put: itemOf(document, version), if: condition } as const)
            : ({ table: tables.knowledge, delete: { kind, documentId }, if: condition } as const);
          const entry = audit && auditPut(audit, { ...shown(documentId, stored.document, document) });
          const { committed } = await engine.transact([write, ...(entry ? [entry] : [])]);
          return committed;
        },
      });
      return { before, after: after.document };
    },
  };
};

/** A document that was deleted and uploaded again counts from 1 again, but has another revision. */
const standing = ({ document, version }: Versioned): Condition =>
  document
    ? {
        all: [
          { path: "version", equals: version },
          { path: "revision", equals: document.revision },
        ],
      }
    : { exists: false };

const itemOf = ({ problem, served, ...document }: KnowledgeDocument, version: number): Item => ({
  ...document,
  kind,
  version,
  ...(problem !== undefined && { problem }),
  ...(served && { served: { ...served } }),
});

const shown = (
  documentId: string,
  before: KnowledgeDocument | undefined,
  after: KnowledgeDocument | undefined,
) => ({ subject: `document#${documentId}`, before: auditedOf(before), after: auditedOf(after) });

const auditedOf = (document: KnowledgeDocument | undefined) =>
  document && { fileName: document.fileName, size: document.size, reading: document.revision };
