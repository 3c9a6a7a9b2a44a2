import { currencyName } from "../../../api/domain/written.ts";
import type { Called, Exchange } from "./conversation.ts";
import { foundInDocuments } from "./doing/knowledge.ts";
import { perform } from "./doing/perform.ts";
import { answerStaff, isForStaff } from "./doing/staff.ts";
import { type Call, type Doing, type Reply, say, type Talk } from "./doing/talk.ts";
import { emptyMemory, type Memory, remember, sellIn } from "./memory.ts";
import { isObjection } from "./reading/answers.ts";
import { readClause } from "./reading/clause.ts";
import { isFilter } from "./reading/search.ts";
import { languageOf, otherScript } from "./reading/social.ts";
import { bare, clausesOf } from "./text/clauses.ts";
import { otherCurrencyIn, withoutConversion } from "./text/currencies.ts";
import { asTyped, normalise } from "./text/normal.ts";
import type { Wish } from "./wishes.ts";

/** What the model does next: use a tool, or answer. */
export type Step =
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "say"; readonly text: string };

export type Setting = {
  readonly offered: ReadonlySet<string>;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Of the prices now: the ISO 4217 code. */
  readonly currency?: string | undefined;
};

/** So many tools are used for one message; what is left of it then is not done. */
const mostCalls = 8;
const mostClauses = 6;

/**
 * The next step of a conversation. Nothing is kept between two calls: the messages are gone through from the first, each
 * wish with the facts that its tools gave then, up to where a fact is missing.
 */
export function nextStep(exchanges: readonly Exchange[], setting: Setting): Step {
  const talk: Talk = { ...setting, memory: emptyMemory() };
  const current = exchanges.at(-1);
  for (const exchange of exchanges.slice(0, -1)) {
    sellIn(talk.memory, currencyOf(exchange));
    replay(answer(talk, exchange.said), exchange.called, talk.memory);
  }
  if (!current) return { kind: "say", text: "" };
  sellIn(talk.memory, setting.currency ?? currencyOf(current));
  return replay(answer(talk, current.said), current.called, talk.memory);
}

/** The currency that the tools of a message answered in. */
const currencyOf = ({ called }: Exchange): string | undefined =>
  called.flatMap(({ facts }) => (typeof facts?.["currency"] === "string" ? [facts["currency"]] : []))[0];

/** Resumes a turn with the answers that its tools gave. What other tools answered, as another model used them, is remembered. */
function replay(turn: Doing<string>, called: readonly Called[], memory: Memory): Step {
  let place = 0;
  let state = turn.next();
  while (!state.done) {
    const record = called[place];
    if (!record && place >= mostCalls)
      return {
        kind: "say",
        text: "That is a lot at once. Please tell me the rest again, one wish at a time.",
      };
    if (!record) return { kind: "call", call: state.value };
    place++;
    remember(memory, record);
    state = turn.next(record.name === state.value.name ? record.facts : undefined);
  }
  for (const record of called.slice(place)) remember(memory, record);
  return { kind: "say", text: state.value };
}

/** Answers one message: its wishes one after the other, as what the first finds may be what the second is about. */
function* answer(talk: Talk, said: string): Doing<string> {
  if (isForStaff(talk)) return yield* answerStaff(talk, said);
  const { memory } = talk;
  const before = memory.pending;
  memory.pending = undefined;
  memory.fresh = undefined;
  if (memory.lists.length > 0) memory.before = memory.lists;
  memory.lists = [];
  const foreign = otherScript(said) ? "other" : languageOf(said.toLowerCase());
  if (foreign !== undefined) {
    const reply = yield* perform(talk, { kind: "foreign", language: foreign, text: said }, before);
    memory.pending = reply.pending;
    return reply.text;
  }
  const named = namesIn(memory);
  const { text, typed } = normalise(said, (word) => named.has(word));
  const clauses = merged(clausesOf(text));
  const commands = clauses.length > 1 && clauses.some((clause) => commanding.test(bare(clause)));
  const done: { readonly wish: Wish; readonly reply: Reply }[] = [];
  for (const asked of clauses.slice(0, mostClauses)) {
    const clause = withoutConversion(asked);
    memory.pending = done.every(({ wish }) => small(wish)) ? before : undefined;
    const read = readClause(clause, { memory, now: talk.now });
    const told = done.at(-1)?.wish.kind === "remark" ? clauses[done.length - 1] : undefined;
    const about =
      read.kind === "policy" && told !== undefined
        ? { ...read, question: `${told}, ${read.question}` }
        : read;
    const wish = restored(about, typed);
    if (
      small(wish) &&
      clauses.length > 1 &&
      done.length + 1 < clauses.length &&
      wish.kind === "social" &&
      wish.social !== "greeting"
    )
      continue;
    if (isSameAgain(wish, done.at(-1)?.wish) || (commands && isAside(wish, clause))) continue;
    memory.pending = undefined;
    const reply = yield* perform(talk, wish, before);
    const known = reply.empty && question.test(clause) ? yield* foundInDocuments(talk, clause) : undefined;
    done.push({ wish, reply: noted(known ?? reply, wish, otherCurrencyIn(asked, memory.currency), memory) });
  }
  const kept = done.some(({ wish }) => !small(wish))
    ? done.filter(({ wish }) => !small(wish) || greets(wish))
    : done.slice(0, 1);
  const replies = unlike(kept).map(({ wish, reply }) =>
    greets(wish) && kept.length > 1 ? say("Hello!") : reply,
  );
  memory.pending = replies.findLast(({ pending }) => pending)?.pending;
  return replies.length > 0
    ? replies
        .map((reply) => reply.text)
        .join(replies.some((reply) => reply.text.includes("\n")) ? "\n\n" : " ")
    : "Tell me what you are looking for.";
}

/** What asks for products at prices, where it named another currency than theirs, is answered in theirs. */
function noted(reply: Reply, wish: Wish, other: string | undefined, { currency }: Memory): Reply {
  if (other === undefined || currency === undefined || !priced.has(wish.kind)) return reply;
  const note = `Our prices here are in ${currencyName(currency)}, and I can't convert ${other}.`;
  return { ...reply, text: `${note} ${reply.text}` };
}
const priced: ReadonlySet<Wish["kind"]> = new Set(["find", "refine", "maybe", "detail", "shift", "several"]);

const commanding = /^(?:add|put|remove|delete|take out|order|change|swap|compare)\b/u;
/** What is told around a command and asks for no search: "they asked for kitchen stuff, so please add the board". */
const isAside = (wish: Wish, clause: string): boolean =>
  ((wish.kind === "find" || wish.kind === "maybe" || wish.kind === "unclear") &&
    telling.test(clause) &&
    !searching.test(clause)) ||
  forWhom.test(clause);
const telling =
  /^(?:(?:and|but|so|well) )*(?:my|i|we|they|he|she|it|because|after|our|his|her|their|there|when|since)\b/u;
const searching =
  /\b(?:find|show|search|looking for|look for|do you (?:have|sell)|need|want|recommend|suggest|what|which|how|where|is|are|does)\b|\?/u;
const forWhom =
  /^(?:(?:,|and|the|other|one|\d{1,2}|is|are) ?)*for (?:them|me|him|her|us|myself|my [\p{L}]+)(?: ?(?:,|and) (?:the other )?(?:one|\d{1,2})? ?(?:is )?for (?:them|me|him|her|us|myself|my [\p{L}]+))*$/u;

/** "I would like the mug. Could you put it in my cart?" is one wish in two sentences. */
const isSameAgain = (wish: Wish, previous: Wish | undefined): boolean =>
  wish.kind === "add" &&
  previous?.kind === "add" &&
  wish.items.every(
    ({ what, more, quantity, options }) =>
      (what.kind === "it" || what.kind === "them") && !more && quantity === undefined && options.length === 0,
  );

/** A price that stands by itself belongs to what is said before it: "a lamp for my desk. at most 50". So does what follows "wrong size". */
export function merged(clauses: readonly string[]): readonly string[] {
  const all: string[] = [];
  for (const clause of clauses) {
    const previous = all.at(-1);
    if (
      previous === undefined ||
      !(isFilter(clause) || purpose.test(clause) || isObjection(previous) || supposing.test(previous))
    )
      all.push(clause);
    else all[all.length - 1] = `${previous} , ${clause}`;
  }
  return all;
}

/** "If I order on Friday, when do you send it?" is one question. */
const supposing =
  /^(?:(?:and|but|so) )*(?:if|in case|suppose|supposing|assuming|say|let us say|when i|as soon as)\b/u;

/** What the shop has no product for may be a question that its documents answer. */
const question =
  /^(?:and |but |so )*(?:what|which|how|who|when|where|why|is|are|do|does|did|can|could|may|will|would|must|should)\b/u;
const purpose = /^for (?:[\p{L}-]+ ?){1,5}$/u;

/** Without replies that say the same as one before them. */
const unlike = <T extends { readonly reply: Reply }>(done: readonly T[]): readonly T[] =>
  done.filter(
    ({ reply }, place) => done.findIndex(({ reply: earlier }) => earlier.text === reply.text) === place,
  );

const small = (wish: Wish): boolean =>
  wish.kind === "social" || wish.kind === "unclear" || wish.kind === "declined" || wish.kind === "remark";
const greets = (wish: Wish): boolean => wish.kind === "social" && wish.social === "greeting";

/** The words of all products that were talked about: they are no typing errors. */
const namesIn = (memory: Memory): ReadonlySet<string> =>
  new Set([...memory.known.values()].flatMap(({ name }) => name.toLowerCase().split(/[^\p{L}\p{N}'-]+/u)));

/** Looks for words as they were typed where they were taken for a command. */
function restored(wish: Wish, typed: ReadonlyMap<string, string>): Wish {
  if (typed.size === 0) return wish;
  if (wish.kind === "find" && wish.search.query !== undefined)
    return { ...wish, search: { ...wish.search, query: asTyped(wish.search.query, typed) } };
  return wish;
}
