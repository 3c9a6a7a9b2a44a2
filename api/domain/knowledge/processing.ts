import type { Embedder } from "../../ports/embedder.ts";
import type { Files } from "../../ports/files.ts";
import type { DocumentReader } from "../../ports/formats/document-reader.ts";
import type { IndexedPassage, VectorIndex } from "../../ports/vector-index.ts";
import { type Actor, requireSystem } from "../actor.ts";
import { DomainError } from "../errors.ts";
import { editionOf, type KnowledgeDocument, titleFromName } from "./document.ts";
import { embeddedText, passagesOf } from "./passages.ts";
import type { KnowledgeDocuments } from "./store.ts";

export type ProcessingDeps = {
  readonly knowledge: KnowledgeDocuments;
  readonly files: Pick<Files, "get">;
  readonly documents: DocumentReader;
  readonly embedder: Embedder;
  readonly vectors: Pick<VectorIndex, "put" | "remove">;
  readonly now: () => number;
};

const mostPassages = 3_000;
/** Texts that are embedded with one call. */
const batch = 32;

/**
 * Reads a document and puts its passages into the index; only then questions are answered from this revision, and from
 * earlier ones no more. A message that comes twice or late, for a document that was replaced or deleted, changes nothing and
 * leaves nothing behind. A file that cannot be read is noted with the reason. For the shop itself.
 */
export async function processDocument(
  deps: ProcessingDeps,
  actor: Actor,
  { documentId, revision }: { readonly documentId: string; readonly revision: string },
): Promise<void> {
  requireSystem(actor);
  const document = await deps.knowledge.find(documentId);
  const served = document?.served?.revision;
  if (document?.revision !== revision) {
    if (served !== revision) await deps.vectors.remove(editionOf(documentId, revision));
    return;
  }
  if (served === revision) return;
  const read = await readingOf(deps, document);
  if ("problem" in read) return settle(deps, document, { state: "failed", problem: read.problem });
  const { title, passages } = read;
  const indexed: IndexedPassage[] = [];
  for (let at = 0; at < passages.length; at += batch) {
    const some = passages.slice(at, at + batch);
    const vectors = await deps.embedder
      .embed(some.map((passage) => embeddedText(passage, title)))
      .catch(async (error: unknown) => {
        const problem = "The embedding model did not answer. The document is read again in a moment.";
        await note(deps, document, { problem });
        throw error;
      });
    indexed.push(...some.map((passage, place) => ({ ...passage, vector: vectors[place] ?? [] })));
  }
  await deps.vectors.put(editionOf(documentId, revision), indexed);
  const { model } = deps.embedder;
  await settle(deps, document, {
    state: "ready",
    title,
    served: { revision, model, passages: passages.length },
  });
}

type Outcome = Pick<KnowledgeDocument, "state"> &
  Partial<Pick<KnowledgeDocument, "title" | "problem" | "served">>;

/** Notes the outcome, unless the document was replaced or deleted meanwhile, and removes what is served no longer. */
async function settle(
  shop: Pick<ProcessingDeps, "knowledge" | "vectors" | "now">,
  { documentId, revision }: KnowledgeDocument,
  outcome: Outcome,
): Promise<void> {
  const { before, after } = await shop.knowledge.change(documentId, (stored) => {
    if (stored?.revision !== revision) return stored;
    const { problem: _, served: __, ...rest } = stored;
    return { ...rest, ...outcome, updatedAt: shop.now() };
  });
  const left = new Set([before?.served?.revision, revision]);
  for (const one of left)
    if (one !== undefined && one !== after?.served?.revision)
      await shop.vectors.remove(editionOf(documentId, one));
}

async function note(
  shop: Pick<ProcessingDeps, "knowledge">,
  { documentId, revision }: KnowledgeDocument,
  noted: { readonly problem: string },
): Promise<void> {
  await shop.knowledge.change(documentId, (stored) =>
    stored?.revision === revision ? { ...stored, ...noted } : stored,
  );
}

type Reading =
  | { readonly problem: string }
  | { readonly title: string; readonly passages: ReturnType<typeof passagesOf> };

async function readingOf(
  shop: Pick<ProcessingDeps, "files" | "documents">,
  { file, type, fileName }: KnowledgeDocument,
): Promise<Reading> {
  const stored = await shop.files.get(file);
  if (!stored) return { problem: "The file is gone. Upload it again." };
  try {
    const content = await shop.documents.read(type, stored.body);
    const title = content.title?.slice(0, 120) || titleFromName(fileName);
    const passages = passagesOf(content, title);
    if (passages.length === 0) return { problem: "The file has no text." };
    if (passages.length > mostPassages)
      return { problem: `The file has more than ${mostPassages} passages. Split it into several files.` };
    return { title, passages };
  } catch (error) {
    if (!DomainError.is(error, "VALIDATION_ERROR")) throw error;
    const message = error.details.issues[0]?.message ?? "cannot be read";
    return { problem: `The file ${message}` };
  }
}
