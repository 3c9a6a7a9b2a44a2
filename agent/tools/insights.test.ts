import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../api/domain/actor.ts";
import type { TurnEvent } from "../../api/domain/chat/protocol.ts";
import { sell } from "../../scripts/testing/insights/sales.ts";
import { type TestShop, testShop } from "../../scripts/testing/shop.ts";
import { EmbeddedModel } from "../models/embedded/model.ts";
import { parseStaffQuestion } from "../models/embedded/staff-questions.ts";
import { writeStaffReply } from "../models/embedded/staff-replies.ts";
import { startTurn } from "../turn/turn.ts";
import { insightTools } from "./insights.ts";
import type { ToolOutcome } from "./tool.ts";

const now = Date.UTC(2026, 10, 26, 10);
const person = { userId: "sam", email: "sam@example.com" };
const staff: Actor = { type: "staff", roles: ["admin"], ...person };
let shop: TestShop;

beforeAll(async () => {
  shop = await testShop({ clock: () => now });
  const mug = (await shop.addProduct({ name: "Mug", stock: 40 })).productId;
  const line = (productId: string, quantity: number, total = quantity * 1000) => ({
    productId,
    quantity,
    total,
  });
  await sell(shop, { on: "2026-10-05", lines: [line(mug, 1, 123_456)] });
  await sell(shop, { on: "2026-10-12", lines: [line("gone", 3)], currency: "EUR" });
  await sell(shop, {
    on: "2026-10-20",
    lines: [line(mug, 2)],
    refund: { on: "2026-11-02", amount: 1000, lines: [{ productId: mug, quantity: 1, amount: 1000 }] },
  });
  await sell(shop, { on: "2026-11-26T09:00", lines: [line(mug, 28)] });
  await shop.settled();
});
afterAll(() => shop.close());

const toolNamed = (name: string) => {
  const tool = insightTools.find((one) => one.name === name);
  if (!tool) throw new Error(`there is no tool ${name}`);
  return tool;
};
const run = (name: string, input: unknown, actor: Actor = staff): Promise<ToolOutcome> => {
  const tool = toolNamed(name);
  const context = { actor, sessionId: "s", signal: new AbortController().signal, confirmed: undefined };
  return tool.run(shop.deps, context, tool.input.parse(input));
};
/** What the assistant would say to a question, from facts that went through the messages as JSON. */
async function ask(text: string) {
  const call = parseStaffQuestion(text, now);
  if (!call) throw new Error(`"${text}" is no question of staff`);
  const outcome = await run(call.tool, call.input);
  const facts: unknown = JSON.parse(JSON.stringify(outcome.facts));
  return { outcome, call, reply: writeStaffReply(call.tool, facts) ?? "" };
}

const questions = [
  "sales in October by week compared with the month before",
  "sales in October vs the year before",
  "sales in February",
  "are sales going up or down?",
  "top 5 products in October by revenue",
  "best sellers of last week",
  "which products have not sold in 60 days",
  "what will run out in the next 60 days",
  "what will run out in the next 2 days",
  "refunds this month",
  "refunds in October",
];

describe("insights", () => {
  test("say what October brought, each currency apart, beside September", async () => {
    expect((await ask(questions[0] ?? "")).reply).toBe(
      "October 2026 (UTC): Net revenue in USD was $1,254.56 from 2 orders, $627.28 on average. September 2026 had $0.00 from 0 orders. The best was October 5 – 11, 2026 with $1,234.56. Net revenue in EUR was €30.00 from 1 order, €30.00 on average. September 2026 had €0.00 from 0 orders. The best was October 12 – 18, 2026 with €30.00.",
    );
  });

  test("name what runs out, and when", async () => {
    expect((await ask("what will run out in the next 60 days")).reply).toBe(
      "At the pace of October 30 – November 26, 2026, 1 product will run out within 60 days. The most urgent: Mug (40 left, 27 a day, until about November 27, 2026).",
    );
  });

  test("count a refund in the month in which it was made", async () => {
    expect((await ask("refunds this month")).reply).toContain(
      "1 refund of $10.00 in USD, 3.6% of what was paid",
    );
    expect((await ask("refunds in October")).reply).toContain("There were no refunds in USD.");
  });

  test.each(questions)("%s: every figure of the text is in the facts", async (question) => {
    const { outcome, reply } = await ask(question);
    const facts = JSON.stringify({ ...outcome.facts, summary: undefined });
    const figures = reply.match(/[$€]?\d[\d,.]*\d%?|\d/g) ?? [];
    expect(figures.length + (reply.startsWith("Every") ? 1 : 0)).toBeGreaterThan(0);
    expect(figures.filter((figure) => !facts.includes(figure))).toEqual([]);
  });

  test.each(questions)("%s: tables are whole, and charts draw columns that they have", async (question) => {
    const { tables = [], charts = [] } = (await ask(question)).outcome.cards ?? {};
    for (const { columns, rows } of tables)
      for (const row of rows) {
        expect(row).toHaveLength(columns.length);
        for (const [place, cell] of row.entries()) {
          const kind = columns[place]?.kind;
          if (cell === null) continue;
          expect(typeof cell).toBe(kind === "text" || kind === "date" ? "string" : "number");
          if (kind === "money") expect(Number.isInteger(cell)).toBe(true);
        }
      }
    for (const { table, x, y } of charts) {
      const columns = tables[table]?.columns ?? [];
      expect(columns[x]?.kind).toMatch(/text|date/);
      for (const column of y) expect(columns[column]?.kind).toMatch(/money|count/);
    }
  });

  test.each(questions)("%s: what is suggested next is understood", async (question) => {
    const { outcome, call } = await ask(question);
    for (const suggestion of outcome.suggestions ?? [])
      expect([suggestion, parseStaffQuestion(suggestion, now, call)]).toEqual([
        suggestion,
        expect.anything(),
      ]);
  });

  test("are told by a whole turn: the guard lets the text pass, and a follow-up narrows the question before", async () => {
    let sessionId: string | undefined;
    const models = { model: () => new EmbeddedModel({ now: () => now }) };
    const told = async (message: string) => {
      const request = { kind: "insights", message, ...(sessionId !== undefined && { sessionId }) } as const;
      const signal = new AbortController().signal;
      const turn = await startTurn({ ...shop.deps, models }, staff, { request, signal });
      const events: TurnEvent[] = [];
      for await (const event of turn.events) events.push(event);
      await turn.done;
      const last = events.at(-1);
      if (last?.type !== "message") throw new Error(JSON.stringify(last));
      sessionId = last.sessionId;
      return last;
    };
    for (const question of questions) {
      const { message, data } = await told(question);
      expect(message).toBe((await ask(question)).reply);
      expect(data.response_type).toBe(data.tables.length > 0 ? "insight" : "text");
    }
    await told("refunds in October");
    expect((await told("what about this month")).message).toContain("1 refund of $10.00 in USD");
    const other = await told("do you sell lamps?");
    expect(other.data.tables).toEqual([]);
    expect(other.message).toMatch(/^I can tell you about sales .* “What will run out soon\?”$/);
  });

  test("of more than a year are refused in words that staff read", async () => {
    await expect(
      run("sales_by_period", { from: "2020-01-01", to: "2026-01-01", by: "day" }),
    ).rejects.toMatchObject({ code: "VALIDATION_ERROR" });
    const facts = { error: "VALIDATION_ERROR", message: "From must be at most 365 days before to." };
    expect(writeStaffReply("sales_by_period", facts)).toBe(facts.message);
  });

  test.each([
    ["a guest", { type: "guest" }, "UNAUTHORIZED"],
    ["a shopper", { type: "shopper", ...person }, "FORBIDDEN"],
    ["support", { type: "staff", roles: ["support"], ...person }, "FORBIDDEN"],
    ["the warehouse", { type: "staff", roles: ["warehouse"], ...person }, "FORBIDDEN"],
    ["staff who lost their roles", { type: "staff", roles: [], ...person }, "FORBIDDEN"],
    ["the shop itself", { type: "system", name: "agent" }, "FORBIDDEN"],
  ] as const)("are not for %s", async (_, actor, code) => {
    const inputs: Readonly<Record<string, unknown>> = {
      sales_by_period: { from: "2026-10-01", to: "2026-10-31", by: "day" },
      top_products: { from: "2026-10-01", to: "2026-10-31", measure: "units" },
      refund_summary: { from: "2026-10-01", to: "2026-10-31" },
    };
    for (const { name, for: whom } of insightTools) {
      expect(whom).toBe("staff");
      await expect(run(name, inputs[name] ?? { days: 28 }, actor)).rejects.toMatchObject({ code });
    }
  });
});
