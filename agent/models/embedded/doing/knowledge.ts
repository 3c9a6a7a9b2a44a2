import { type Passage, Passages, read } from "../facts.ts";
import { bestSentences, sentencesOf } from "../text/sentences.ts";
import { ask, type Doing, refusal, say, type Talk } from "./talk.ts";

const mostSentences = 3;

/** Answers a question with the sentences of the shop's documents that fit it best, and names the document. */
export function* answerFromDocuments(talk: Talk, question: string): Doing {
  const facts = yield* ask(talk, "search_knowledge", { query: question });
  const passages = read(Passages, facts)?.passages;
  if (!passages) return say(refusal(facts, "look that up"));
  const [best] = passages;
  if (!best)
    return say(
      "I found nothing about that in our documents. The contact page tells you how to ask the shop's staff (/pages/contact).",
    );
  return say(quoted(question, passages));
}

/** The best sentences of one document: sentences of two would not make one answer. */
export function quoted(question: string, passages: readonly Passage[]): string {
  const [best] = passages;
  if (!best) return "";
  const own = passages.slice(0, 3).filter(({ title }) => title === best.title);
  const texts = own.map(({ heading, text }) => withoutHeading(text, [heading, best.title]));
  const sentences = bestSentences(`${question} ${best.heading ?? ""}`, texts, mostSentences);
  const said = sentences.length > 0 ? sentences : sentencesOf(texts[0] ?? "").slice(0, 2);
  return `${said.map(ended).join(" ")} (Source: ${best.title})`;
}

const withoutHeading = (text: string, headings: readonly (string | undefined)[]): string => {
  const known = new Set(headings.map((heading) => heading?.trim().toLowerCase()));
  return text
    .split("\n")
    .filter(
      (line) =>
        !known.has(
          line
            .replace(/^#+\s*/u, "")
            .trim()
            .toLowerCase(),
        ),
    )
    .join("\n");
};

const ended = (sentence: string): string => (/[.!?:]["”)]?$/u.test(sentence) ? sentence : `${sentence}.`);
