import { DomainError } from "../errors.ts";

/** The file types that the knowledge base takes, by their ending. */
export const documentTypes = ["txt", "md", "rst", "json", "csv", "html", "xml", "yaml"] as const;
export type DocumentType = (typeof documentTypes)[number];

/**
 * A document of the knowledge base. `revision` names the reading that was asked for last, `served` the one that questions
 * are answered from. Sizes in bytes, times in epoch milliseconds.
 */
export type KnowledgeDocument = {
  readonly documentId: string;
  readonly fileName: string;
  readonly type: DocumentType;
  readonly title: string;
  readonly size: number;
  readonly state: "queued" | "ready" | "failed";
  /** Why it could not be read, or why that takes longer. */
  readonly problem?: string | undefined;
  readonly revision: string;
  /** Where the file is kept. */
  readonly file: string;
  readonly served?: Served | undefined;
  readonly uploadedBy: string;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** A reading that is in the index: with vectors of which model, and how many passages. */
export type Served = { readonly revision: string; readonly model: string; readonly passages: number };

/** The largest file, in bytes. */
export const largestDocument = 1024 * 1024;
/** The most documents of a shop. */
export const mostDocuments = 200;

/** The edition of the index that holds one reading of a document. */
export const editionOf = (documentId: string, revision: string): string => `${documentId}/${revision}`;

const spellings: Readonly<Record<string, DocumentType>> = { htm: "html", yml: "yaml", markdown: "md" };

/**
 * The id and type of a document by its file's name: files of one name are one document, however the name is written.
 * Throws VALIDATION_ERROR.
 */
export function namedDocument(fileName: string): {
  readonly documentId: string;
  readonly type: DocumentType;
} {
  const name = fileName.trim().toLowerCase();
  const ending = name.slice(name.lastIndexOf(".") + 1);
  const type = documentTypes.find((one) => one === (spellings[ending] ?? ending));
  if (!type || !name.includes("."))
    throw new DomainError("VALIDATION_ERROR", {
      issues: [
        { path: "fileName", message: `must end in ${documentTypes.map((one) => `.${one}`).join(", ")}` },
      ],
    });
  const stem = name
    .slice(0, name.lastIndexOf("."))
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
  if (stem === "")
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "fileName", message: "must have a letter from a to z or a digit before its ending" }],
    });
  return { documentId: `${stem}.${type}`, type };
}

/** What a document is called until it is read: its file's name in words. */
export function titleFromName(fileName: string): string {
  const words = fileName
    .replace(/\.[^.]*$/, "")
    .replace(/[-_.\s]+/g, " ")
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
