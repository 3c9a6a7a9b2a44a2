import { query, revalidate } from "@solidjs/router";
import type { InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { askAsStaff } from "../shell/staff.ts";

type Knowledge = Client["admin"]["knowledge"];
type Documents = InferResponseType<Knowledge["$get"], 200>;
export type KnowledgeDocument = Documents["items"][number];
type Passages = InferResponseType<Knowledge["passages"]["$get"], 200>;
export type Passage = Passages["items"][number];

/** The documents of the knowledge base. */
export const loadDocuments = query(
  async () => (await askAsStaff<Documents>((api, as) => api.admin.knowledge.$get({}, as()))).items,
  "admin-knowledge",
);

/** Uploads a file, which is read in the background. */
export async function uploadDocument(file: File): Promise<void> {
  await askAsStaff<KnowledgeDocument>((api, as) =>
    api.admin.knowledge.$post(
      { query: { fileName: file.name } },
      { ...as({ "content-type": "application/octet-stream" }), init: { body: file } },
    ),
  );
  await revalidate(loadDocuments.key);
}

/** Deletes a document with its file. */
export async function deleteDocument(documentId: string): Promise<void> {
  await askAsStaff((api, as) => api.admin.knowledge[":documentId"].$delete({ param: { documentId } }, as()));
  await revalidate(loadDocuments.key);
}

/** Has a document's file read again. */
export async function reprocessDocument(documentId: string): Promise<void> {
  await askAsStaff((api, as) =>
    api.admin.knowledge[":documentId"].reprocess.$post({ param: { documentId } }, as()),
  );
  await revalidate(loadDocuments.key);
}

/** The passages that the assistant would answer a question from. */
export const askQuestion = async (q: string): Promise<readonly Passage[]> =>
  (
    await askAsStaff<Passages>((api, as) =>
      api.admin.knowledge.passages.$get({ query: { q, limit: "5" } }, as()),
    )
  ).items;
