import type { DocumentType } from "../../domain/knowledge/document.ts";

/** Paragraphs below headings, the outermost heading first; a list or a table row is a paragraph too. */
export type Section = { readonly headings: readonly string[]; readonly paragraphs: readonly string[] };

/** A document as text. Markup, scripts and what a page hides are left out. */
export type ReadDocument = { readonly title?: string | undefined; readonly sections: readonly Section[] };

/** Reads files of every type that the knowledge base takes. */
export interface DocumentReader {
  /**
   * UTF-8, UTF-16 with a byte order mark, or else Windows-1252. Throws VALIDATION_ERROR for bytes that are no text, for what
   * is not well-formed, and for what would expand or nest without bounds.
   */
  read(type: DocumentType, bytes: Uint8Array): Promise<ReadDocument>;
}
