import { type Passage, Passages, read, Terms } from "../facts.ts";
import { answeredAs } from "../routing/route.ts";
import { bestSentences, sentencesOf } from "../text/sentences.ts";
import { ask, type Doing, type Facts, type Reply, refusal, say, type Talk } from "./talk.ts";

const mostSentences = 3;
/** A passage of at most so many characters is quoted whole: what a shopper asks next is often in the same one. */
const mostQuoted = 480;
const nothing = "I found nothing about that in our documents. Please ask the shop's staff.";

/** Answers a question with the sentences of the shop's documents that fit it best, and names the document. */
export function* answerFromDocuments(talk: Talk, question: string): Doing {
  const { asked, topic } = talk.memory;
  const found = yield* foundInDocuments(talk, question);
  if (found || topic !== "knowledge" || asked === undefined || asked === question)
    return found ?? say(nothing);
  // What goes on with the question before may say nothing by itself.
  return (yield* foundInDocuments(talk, `${asked}, ${question}`)) ?? say(nothing);
}

/** As `answerFromDocuments`; undefined where the documents do not say. */
export function* foundInDocuments(talk: Talk, question: string): Doing<Reply | undefined> {
  const kind = answeredAs(question);
  const sure = kind.share >= 0.55 && kind.known >= 0.5;
  const query = sure ? `${question} (${kind.name})` : question;
  let facts = yield* ask(talk, "search_knowledge", { query: query.slice(0, 300) });
  let passages = read(Passages, facts)?.passages;
  const other = passages?.length === 0 ? inOtherWords(question) : undefined;
  if (other !== undefined) {
    facts = yield* ask(talk, "search_knowledge", { query: other });
    passages = read(Passages, facts)?.passages;
  }
  const told = termsFor(question, facts);
  if (!passages) return say(told ?? refusal(facts, "look that up"));
  const [best] = passages;
  if (!best || !isAbout(sure ? `${question} ${kind.name}` : question, best))
    return told === undefined ? undefined : say(told);
  const answer = quoted(sure ? `${question} ${kind.name}` : question, passages);
  return say(told === undefined ? answer : answer === nothing ? told : `${told} ${answer}`);
}

const costs = /\b(?:costs?|much|free|prices?|fees?|charges?|pay|minimum|amount|expensive|cheap|rates?)\b/u;
const asksFor = {
  delivery: /\b(?:ship\w*|deliver\w*|postage|courier)\b/u,
  returns: /\b(?:return\w*|send (?:it|them|this|that|something) back|withdraw\w*|change (?:of|my) mind)\b/u,
  tax: /\b(?:tax(?:es|ed)?|vat)\b/u,
  prices: /\b(?:currenc(?:y|ies)|euros?|dollars?|yen|pounds|francs|convert\w*|exchange rates?)\b/u,
} as const;

/** What the market's own terms answer to a question, if it is about them. */
function termsFor(question: string, facts: Facts): string | undefined {
  const terms = read(Terms, facts)?.terms;
  if (!terms) return undefined;
  const asks = (topic: keyof typeof asksFor) => asksFor[topic].test(question);
  const told = [
    asks("delivery") && costs.test(question) ? terms.delivery : "",
    asks("returns") ? `${terms.returns} ${terms.withdrawal}`.trim() : "",
    asks("tax") ? terms.tax : "",
    asks("prices") ? terms.prices : "",
  ].filter((sentence) => sentence !== "");
  return told.length > 0 ? told.join(" ") : undefined;
}

/** What documents call what shoppers ask for in words of their own. */
const calledOtherwise: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:phone|telephone|call|ring|number|e-?mail|reach|whatsapp|hotline|visit|shop|store|showroom|located|address)\b/u,
    "contact the shop by email or phone, its address",
  ],
  [/\bengrav\w*\b/u, "engraving letters"],
  [/\b(?:monogram|initials?|embroider|stitch)\w*\b/u, "monograms initials"],
  [/\b(?:coupon|voucher|promo|code)\b/u, "discount code at checkout"],
  [/\b(?:mailman|postman|courier|rang|door|neighbou?r)\b/u, "delivery when nobody is at home"],
];
const inOtherWords = (question: string): string | undefined =>
  calledOtherwise.find(([asked]) => asked.test(question))?.[1];

/** Whether a passage has any word of the question, or one that means the same. */
const isAbout = (question: string, { title, heading, text }: Passage): boolean =>
  bestSentences(question, [`${title}. ${heading ?? ""}. ${text.replace(/\s+/gu, " ")}`], 1).length > 0;

/** The best sentences of one document: sentences of two would not make one answer. */
export function quoted(question: string, passages: readonly Passage[]): string {
  const [best] = passages;
  if (!best) return "";
  const own = passages.slice(0, 3).filter(({ title }) => title === best.title);
  const texts = own.map(({ heading, text }) => withoutHeading(text, [heading, best.title]));
  const sentences = bestSentences(`${question} ${best.heading ?? ""}`, texts, mostSentences);
  const said =
    sentences.length > 0 ? withTheirPassage(sentences, texts) : sentencesOf(texts[0] ?? "").slice(0, 2);
  if (said.length === 0) return nothing;
  return `${said.map(ended).join(" ")} (Source: ${best.title})`;
}

/** The sentences, and where the passage of the first is short the whole of it. */
function withTheirPassage(sentences: readonly string[], texts: readonly string[]): readonly string[] {
  const passages = texts.map(sentencesOf);
  const own = passages.find((passage) => sentences.some((sentence) => passage.includes(sentence))) ?? [];
  if (own.join(" ").length > mostQuoted) return sentences;
  const others = sentences.filter((sentence) => !own.includes(sentence));
  return [...own, ...others.slice(0, 1)];
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
