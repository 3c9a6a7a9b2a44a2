import type { Half } from "../../../agent/conversations/format.ts";
import { hostileDocuments } from "../../../agent/conversations/hostile.ts";
import { retrievalQuestions } from "../../../agent/conversations/retrieval-questions.ts";
import { searchKnowledge } from "../../../api/domain/knowledge/search.ts";
import type { Shop } from "../../local/shop.ts";

export type Retrieval = {
  readonly half: Half;
  /** Questions whose document came first, of so many. */
  readonly right: number;
  readonly questions: number;
  /** Questions without an answer for which nothing was found, of so many. */
  readonly silent: number;
  readonly unanswered: number;
  /** What was found instead. */
  readonly wrong: readonly string[];
};

/** The hostile documents of the judged shop answer none of the questions. */
const isSample = (fileName: string): boolean => !hostileDocuments.some(({ file }) => file === fileName);

/** Asks a shop's knowledge base the judged questions of one half. */
export async function retrievalOf({ deps }: Pick<Shop, "deps">, half: Half): Promise<Retrieval> {
  const files = new Map((await deps.knowledge.list()).map((one) => [one.documentId, one.fileName]));
  const counts = { right: 0, questions: 0, silent: 0, unanswered: 0 };
  const wrong: string[] = [];
  for (const question of retrievalQuestions.filter((one) => one.half === half)) {
    const { asked, document } = question;
    const passages = await searchKnowledge(deps, { type: "guest" }, { query: asked });
    const found = passages.flatMap(({ documentId }) => files.get(documentId) ?? []).find(isSample);
    if (document === undefined) {
      counts.unanswered++;
      if (found === undefined) counts.silent++;
    } else {
      counts.questions++;
      if (found === document) counts.right++;
    }
    if (found !== document) wrong.push(`${asked}: ${found ?? "nothing"} instead of ${document ?? "nothing"}`);
  }
  return { half, ...counts, wrong };
}
