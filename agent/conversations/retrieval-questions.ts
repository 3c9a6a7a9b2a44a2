import {
  questions as firstQuestions,
  unanswered as firstUnanswered,
} from "./first/retrieval-questions.data.ts";
import type { Half, RetrievalQuestion } from "./format.ts";
import {
  questions as secondQuestions,
  unanswered as secondUnanswered,
} from "./second/retrieval-questions.data.ts";
import {
  questions as thirdQuestions,
  unanswered as thirdUnanswered,
} from "./third/retrieval-questions.data.ts";

export type JudgedQuestion = {
  readonly asked: string;
  /** Undefined where no document answers it. */
  readonly document: string | undefined;
  readonly half: Half;
};

const judged = (
  half: Half,
  questions: readonly RetrievalQuestion[],
  unanswered: readonly string[],
): JudgedQuestion[] => [
  ...questions.map((question) => ({ ...question, half })),
  ...unanswered.map((asked) => ({ asked, document: undefined, half })),
];

/** Questions over the demo shop's documents, in other words than theirs. */
export const retrievalQuestions: readonly JudgedQuestion[] = [
  ...judged("first", firstQuestions, firstUnanswered),
  ...judged("second", secondQuestions, secondUnanswered),
  ...judged("third", thirdQuestions, thirdUnanswered),
];
