import type { ContentBlock, Message, ToolResultBlock } from "@strands-agents/sdk";

/** A tool that was called for a message, and what it answered. `facts` is undefined while the answer is outstanding and where the tool failed. */
export type Called = {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly answered: boolean;
  readonly facts: Readonly<Record<string, unknown>> | undefined;
};

/** A message of the shopper with everything that followed until the next one. */
export type Exchange = { readonly said: string; readonly called: readonly Called[]; readonly reply: string };

/** The conversation by what the shopper said. What came before their first message in the window is left out. */
export function exchangesOf(messages: readonly Message[]): Exchange[] {
  const results = new Map<string, ToolResultBlock>();
  for (const { content } of messages)
    for (const block of content) if (block.type === "toolResultBlock") results.set(block.toolUseId, block);
  const exchanges: { said: string; called: Called[]; reply: string }[] = [];
  for (const { role, content } of messages) {
    const text = textIn(content);
    if (role === "user") {
      if (text !== "" || !content.some(({ type }) => type === "toolResultBlock"))
        exchanges.push({ said: text, called: [], reply: "" });
      continue;
    }
    const current = exchanges.at(-1);
    if (!current) continue;
    if (text !== "") current.reply = current.reply === "" ? text : `${current.reply}\n${text}`;
    for (const block of content) {
      if (block.type !== "toolUseBlock") continue;
      const result = results.get(block.toolUseId);
      current.called.push({
        name: block.name,
        input: recordOf(block.input) ?? {},
        answered: result !== undefined,
        facts: result && factsOf(result),
      });
    }
  }
  return exchanges;
}

const textIn = (content: readonly ContentBlock[]): string =>
  content
    .flatMap((block) => (block.type === "textBlock" ? [block.text] : []))
    .join("\n")
    .trim();

/** Tools answer {facts, asked}, as a JSON block or as its text. */
function factsOf({ status, content }: ToolResultBlock): Called["facts"] {
  if (status === "error") return undefined;
  for (const block of content) {
    const value =
      block.type === "jsonBlock" ? block.json : block.type === "textBlock" ? parsed(block.text) : undefined;
    const answer = recordOf(value);
    if (answer) return recordOf(answer["facts"]) ?? answer;
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value));
}
