import type { Files } from "../../ports/files.ts";
import type { Messages } from "../../ports/messages.ts";
import type { VectorIndex } from "../../ports/vector-index.ts";
import { type Actor, nameOf, requireStaffOrSystem } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import {
  editionOf,
  type KnowledgeDocument,
  largestDocument,
  mostDocuments,
  namedDocument,
  titleFromName,
} from "./document.ts";
import type { KnowledgeDocuments } from "./store.ts";

export type KnowledgeDeps = {
  readonly knowledge: KnowledgeDocuments;
  readonly files: Pick<Files, "get" | "put" | "delete">;
  readonly messages: Pick<Messages, "send">;
  readonly vectors: Pick<VectorIndex, "remove">;
  readonly now: () => number;
  readonly newId: () => string;
};

/**
 * Keeps a file and has it read. A file of the same name is replaced: questions are answered from the old one until the new
 * one is read. For staff with `knowledge:write`. Throws VALIDATION_ERROR, PAYLOAD_TOO_LARGE.
 */
export async function uploadDocument(
  deps: Omit<KnowledgeDeps, "vectors">,
  actor: Actor,
  input: { readonly fileName: string; readonly content: Uint8Array },
): Promise<KnowledgeDocument> {
  const staff = requireStaffOrSystem(actor, "knowledge:write");
  const { fileName, content } = input;
  const { documentId, type } = namedDocument(fileName);
  if (content.byteLength === 0) throw wrong("file", "is empty");
  if (content.byteLength > largestDocument)
    throw new DomainError("PAYLOAD_TOO_LARGE", { maxBytes: largestDocument });
  const known = await deps.knowledge.list();
  if (known.length >= mostDocuments && !known.some((one) => one.documentId === documentId))
    throw wrong("file", `is one too many: there are ${mostDocuments} documents. Delete one first.`);
  const revision = deps.newId();
  const file = `knowledge/${revision}.${type}`;
  await deps.files.put(file, content, "application/octet-stream");
  const at = deps.now();
  const { before, after } = await deps.knowledge.change(
    documentId,
    (stored) => ({
      documentId,
      fileName: fileName.trim(),
      type,
      title: stored?.title ?? titleFromName(fileName.trim()),
      size: content.byteLength,
      state: "queued",
      revision,
      file,
      served: stored?.served,
      uploadedBy: nameOf(staff),
      createdAt: stored?.createdAt ?? at,
      updatedAt: at,
    }),
    auditEntry(deps, staff, "knowledge.uploadDocument"),
  );
  await deps.messages.send("knowledge", { body: { documentId, revision } });
  if (before) await deps.files.delete(before.file);
  return existing(documentId, after);
}

/** Every document, by id. For staff with `knowledge:read`. */
export async function listDocuments(
  deps: { readonly knowledge: Pick<KnowledgeDocuments, "list"> },
  actor: Actor,
): Promise<readonly KnowledgeDocument[]> {
  requireStaffOrSystem(actor, "knowledge:read");
  return deps.knowledge.list();
}

/** Deletes a document: from then on no question is answered from it. For staff. Throws DOCUMENT_NOT_FOUND. */
export async function deleteDocument(
  deps: Omit<KnowledgeDeps, "messages">,
  actor: Actor,
  documentId: string,
): Promise<void> {
  const staff = requireStaffOrSystem(actor, "knowledge:write");
  const { before } = await deps.knowledge.change(
    documentId,
    (stored) => {
      existing(documentId, stored);
      return undefined;
    },
    auditEntry(deps, staff, "knowledge.deleteDocument"),
  );
  const document = existing(documentId, before);
  if (document.served) await deps.vectors.remove(editionOf(documentId, document.served.revision));
  await deps.files.delete(document.file);
}

/** Has a document's file read again, as after a new version of the shop. For staff. Throws DOCUMENT_NOT_FOUND. */
export async function reprocessDocument(
  deps: Omit<KnowledgeDeps, "vectors" | "files">,
  actor: Actor,
  documentId: string,
): Promise<KnowledgeDocument> {
  const staff = requireStaffOrSystem(actor, "knowledge:write");
  const revision = deps.newId();
  const { after } = await deps.knowledge.change(
    documentId,
    (stored) => {
      const { problem: _, ...document } = existing(documentId, stored);
      return { ...document, state: "queued", revision, updatedAt: deps.now() };
    },
    auditEntry(deps, staff, "knowledge.reprocessDocument"),
  );
  await deps.messages.send("knowledge", { body: { documentId, revision } });
  return existing(documentId, after);
}

function existing(documentId: string, document: KnowledgeDocument | undefined): KnowledgeDocument {
  if (!document) throw new DomainError("DOCUMENT_NOT_FOUND", { documentId });
  return document;
}

const wrong = (path: string, message: string): DomainError =>
  new DomainError("VALIDATION_ERROR", { issues: [{ path, message }] });
