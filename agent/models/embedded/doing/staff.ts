import { parseStaffQuestion } from "../staff-questions.ts";
import { writeStaffReply } from "../staff-replies.ts";
import { ask, type Doing, type Talk } from "./talk.ts";

const help =
  "I can tell you about sales by day, week or month, trends, top and slow products, stock that runs out, and refunds. Try “Sales by month this year” or “What will run out soon?”";

/** Whether the conversation is one of staff about the shop's figures: then nothing else is offered in it. */
export const isForStaff = ({ offered }: Talk): boolean =>
  offered.has("sales_by_period") && !offered.has("search_products");

/** Answers a question of staff, which may narrow the one before. */
export function* answerStaff(talk: Talk, said: string): Doing<string> {
  const { memory, now } = talk;
  const call = parseStaffQuestion(said, now, memory.figures);
  if (!call) return help;
  memory.figures = call;
  const facts = yield* ask(talk, call.tool, call.input);
  return writeStaffReply(call.tool, facts) ?? help;
}
