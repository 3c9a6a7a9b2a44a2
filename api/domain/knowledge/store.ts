import type { AuditEntry } from "../audit/entry.ts";
import type { KnowledgeDocument } from "./document.ts";

/** The documents of the knowledge base. */
export interface KnowledgeDocuments {
  find(documentId: string): Promise<KnowledgeDocument | undefined>;
  /** All of them, by id. */
  list(): Promise<readonly KnowledgeDocument[]>;
  /**
   * Changes, adds or deletes (undefined) a document as it stands, decided again when somebody else was faster, and keeps the
   * audit entry in the same transaction. Answers the document before and after.
   */
  change(
    documentId: string,
    decide: (before: KnowledgeDocument | undefined) => KnowledgeDocument | undefined,
    audit?: AuditEntry,
  ): Promise<{
    readonly before: KnowledgeDocument | undefined;
    readonly after: KnowledgeDocument | undefined;
  }>;
}
