import type { Embedder } from "../../ports/embedder.ts";
import type { VectorIndex } from "../../ports/vector-index.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { editionOf } from "./document.ts";
import { rankPassages } from "./ranking.ts";
import type { KnowledgeDocuments } from "./store.ts";
import { wordsOf } from "./words.ts";

export type KnowledgeSearchDeps = {
  readonly knowledge: Pick<KnowledgeDocuments, "list">;
  readonly vectors: Pick<VectorIndex, "search">;
  readonly embedder: Embedder;
  readonly log: (level: "warn", message: string, fields?: Record<string, unknown>) => void;
};

/** A passage that answers a question, with the document that it stands in. `score` is from 0 to 1. */
export type KnowledgePassage = {
  readonly documentId: string;
  readonly title: string;
  readonly heading?: string;
  readonly text: string;
  readonly score: number;
};

/** Characters of a question that are read. */
const longestQuestion = 500;
const candidates = 40;

/** What a question of a customer would be answered from, for staff who look after the documents. As `searchKnowledge`. */
export async function tryQuestion(
  deps: KnowledgeSearchDeps,
  actor: Actor,
  question: { readonly query: string; readonly limit?: number },
): Promise<readonly KnowledgePassage[]> {
  requireStaff(actor, "knowledge:read");
  return searchKnowledge(deps, actor, question);
}

/**
 * The passages of the shop's documents that a question is answered by, best first; none where the documents do not answer
 * it. Without the embedding model only words count. For anybody.
 */
export async function searchKnowledge(
  deps: KnowledgeSearchDeps,
  _actor: Actor,
  { query, limit = 4 }: { readonly query: string; readonly limit?: number },
): Promise<readonly KnowledgePassage[]> {
  const question = query.trim().slice(0, longestQuestion);
  const words = wordsOf(question);
  if (question === "") return [];
  const documents = await deps.knowledge.list();
  const served = new Map(
    documents.flatMap((document) =>
      document.served?.model === deps.embedder.model
        ? [[editionOf(document.documentId, document.served.revision), document] as const]
        : [],
    ),
  );
  if (served.size === 0) return [];
  const vector = await vectorOf(deps, question);
  const found = await deps.vectors.search({ editions: [...served.keys()], vector, words, limit: candidates });
  const ranked = rankPassages(found, {
    words,
    relatedFrom: deps.embedder.relatedFrom,
    hasVector: vector !== undefined,
  });
  return ranked.slice(0, limit).flatMap(({ edition, heading, text, score }) => {
    const document = served.get(edition);
    if (!document) return [];
    const { documentId, title } = document;
    return [{ documentId, title, ...(heading !== undefined && { heading }), text, score }];
  });
}

async function vectorOf(
  { embedder, log }: Pick<KnowledgeSearchDeps, "embedder" | "log">,
  question: string,
): Promise<readonly number[] | undefined> {
  try {
    return (await embedder.embed([question]))[0];
  } catch (error) {
    log("warn", "the question was not embedded; only its words are searched for", { error });
    return undefined;
  }
}
