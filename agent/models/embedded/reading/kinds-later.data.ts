import type { Sentence } from "./sentences.data.ts";

/** Several wordings of one kind. */
export const each = (
  kind: Sentence[1],
  fields: Readonly<Record<string, unknown>>,
  ...said: readonly string[]
): Sentence[] => said.map((one) => [one, kind, fields]);

/** What shoppers say after their orders were listed, and after a question that the documents answered. */
export const laterKinds = {
  orders: [
    ...each(
      "track",
      { which: "oldest" },
      "how much was the oldest one",
      "the earliest one",
      "what about my first order",
      "show me the oldest order",
      "and my very first one",
    ),
    ...each(
      "track",
      { which: "before" },
      "and the one before?",
      "the previous one",
      "the order before that",
      "what about the one before that",
      "the earlier one",
    ),
    ...each(
      "track",
      { which: "newest" },
      "just my last one",
      "the latest one",
      "sorry, just my last one",
      "the most recent one",
      "only the newest",
    ),
    ...each(
      "track",
      {},
      "who is delivering it",
      "which courier",
      "who brings it",
      "did you send it",
      "will it be here by friday",
    ),
    ...each(
      "track",
      { goods: "jam" },
      "and the jam?",
      "what about my jam",
      "what did the jam cost",
      "did the jam arrive",
    ),
    ...each(
      "add",
      { items: [{ what: { words: "jam from my order" } }] },
      "same jam again please, 2 jars",
      "the same jam again",
      "i want the same jam",
      "that jam again",
      "order the same jam as last time",
    ),
  ],
  "a policy": [
    ...each(
      "policy",
      {},
      "also to canada?",
      "even if i wore it once?",
      "was i charged anyway",
      "what if it has shipped already",
      "and within europe?",
      "only on weekdays?",
      "is that always so",
    ),
  ],
} satisfies Readonly<Record<string, readonly Sentence[]>>;
