import type { Called } from "../conversation.ts";
import { Refused, read } from "../facts.ts";
import type { Memory, Pending } from "../memory.ts";

/** A tool that the model wants to use. */
export type Call = { readonly name: string; readonly input: Readonly<Record<string, unknown>> };

/** What is said about one wish, and the question that it ends with, if any. */
export type Reply = {
  readonly text: string;
  readonly pending?: Pending;
  /** The shop has nothing like it. */
  readonly empty?: true;
};

export type Facts = NonNullable<Called["facts"]>;

/** Doing what a wish asks for: yields the tools to use and is resumed with their facts. */
export type Doing<T = Reply> = Generator<Call, T, Facts | undefined>;

/** One message of the shopper being answered. */
export type Talk = {
  readonly memory: Memory;
  readonly now: number;
  readonly offered: ReadonlySet<string>;
};

/** Uses a tool if it is offered. A tool that is not, or that failed, answers an `error`. */
export function* ask(talk: Talk, name: string, input: Call["input"]): Doing<Facts> {
  if (!talk.offered.has(name)) return { error: "not_offered" };
  return (yield { name, input }) ?? { error: "failed" };
}

/** A reply; `pending` is the question that it ends with. */
export const say = (text: string, pending?: Pending): Reply => (pending ? { text, pending } : { text });

/** What to say when a tool answered with a refusal, or with nothing that is known. `doing`: "look up your orders". */
export function refusal(facts: Facts, doing: string): string {
  if (facts["signInNeeded"] === true) {
    const { withoutAccount: other } = facts;
    return [`To ${doing}, please sign in first.`, ...(typeof other === "string" ? [other] : [])].join(" ");
  }
  if (facts["error"] === "not_offered") return `I can't ${doing} in this chat.`;
  const refused = read(Refused, facts);
  if (refused?.message) return refused.message;
  const words = refused && /\s/u.test(refused.error) ? refused.error : undefined;
  return words === undefined ? `Sorry, I could not ${doing} just now. Please try again in a moment.` : words;
}

/** "a, b and c". */
export function listed(words: readonly string[], link = "and"): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${link} ${last}`;
}

/** Words of a shopper as a reply may repeat them. Numbers in them would read like facts of the shop, and long ones say nothing. */
export const repeated = (words: string | undefined): string | undefined =>
  words === undefined || /[\d\p{Sc}]/u.test(words) || words.split(" ").length > 5 ? undefined : `“${words}”`;

/** Lines as a list that every client can show. */
export const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");
