import { z } from "@hono/zod-openapi";
import { documentTypes, type KnowledgeDocument } from "../../domain/knowledge/document.ts";
import type { KnowledgePassage } from "../../domain/knowledge/search.ts";
import { TimeView } from "../shared.schema.ts";

export const DocumentView = z
  .strictObject({
    documentId: z.string(),
    fileName: z.string(),
    type: z.enum(documentTypes),
    title: z.string(),
    size: z.int().openapi({ description: "Bytes" }),
    state: z.enum(["queued", "ready", "failed", "outdated"]).openapi({
      description:
        "`queued` until the file is read, `ready` or `failed` after it. `outdated`: it was read for another embedding model and is not found until it is processed again",
    }),
    problem: z.string().optional().openapi({ description: "Why it could not be read" }),
    passages: z.int().openapi({ description: "Passages that questions are answered from now" }),
    createdAt: TimeView,
    updatedAt: TimeView,
  })
  .openapi("KnowledgeDocument");

export const DocumentsView = z
  .strictObject({ items: z.array(DocumentView), count: z.int() })
  .openapi("KnowledgeDocuments");

const PassageView = z
  .strictObject({
    documentId: z.string(),
    title: z.string(),
    heading: z.string().optional(),
    text: z.string(),
    score: z.number().openapi({ description: "From 0 to 1" }),
  })
  .openapi("KnowledgePassage");

export const PassagesView = z
  .strictObject({ items: z.array(PassageView), count: z.int() })
  .openapi("KnowledgePassages");

/** A document as staff see it; `model` is the one that questions are embedded with now. */
export function documentView(
  document: KnowledgeDocument,
  { model }: { readonly model: string },
): z.input<typeof DocumentView> {
  const { documentId, fileName, type, title, size, state, problem, served, createdAt, updatedAt } = document;
  const isOutdated = state === "ready" && served?.model !== model;
  return {
    documentId,
    fileName,
    type,
    title,
    size,
    state: isOutdated ? "outdated" : state,
    ...(problem !== undefined && { problem }),
    passages: served?.model === model ? served.passages : 0,
    createdAt,
    updatedAt,
  };
}

/** A passage as staff see it. */
export const passageView = (passage: KnowledgePassage): z.input<typeof PassageView> => ({
  ...passage,
  score: Math.round(passage.score * 1_000) / 1_000,
});
