import type { Locator, Page, Route } from "playwright-core";
import { hydrated } from "./kit.ts";

/** Opens the chat on the current page. */
export async function openChat(page: Page): Promise<Locator> {
  await hydrated(page);
  await page.getByRole("button", { name: "Ask the assistant" }).click();
  const chat = chatOf(page);
  await chat.waitFor();
  return chat;
}

/** The open chat. */
export const chatOf = (page: Page): Locator => page.getByRole("dialog", { name: "Assistant" });

export const messageField = (page: Page): Locator =>
  page.getByRole("textbox", { name: "Message to the assistant" });

/** Sends a message and returns its answer, complete. */
export async function ask(page: Page, message: string): Promise<Locator> {
  await messageField(page).fill(message);
  await page.keyboard.press("Enter");
  return lastAnswer(page);
}

/** The answer to the last message, complete. */
export async function lastAnswer(page: Page): Promise<Locator> {
  const answer = chatOf(page).getByRole("log").locator("[aria-busy]").last();
  await page.getByRole("button", { name: "Send" }).waitFor();
  return answer;
}

type Event = { readonly type: string } & Readonly<Record<string, unknown>>;

/** The end of a turn, as the API sends it. */
export const finalOf = (message: string, data: Readonly<Record<string, unknown>> = {}): Event => ({
  type: "message",
  message,
  data: {
    products: [],
    orders: [],
    sources: [],
    tables: [],
    charts: [],
    response_type: "text",
    suggestions: [],
    tools_used: [],
    action_buttons: [],
    ...data,
  },
  timestamp: "2026-11-26T12:00:00.000Z",
});

/** Answers a request of the chat with these events of one turn, the first with this id, and ends the connection. */
export const stream = (route: Route, events: readonly Event[], from = 1): Promise<void> =>
  route.fulfill({
    status: 200,
    headers: { "content-type": "text/event-stream" },
    body: events
      .map((event, place) => {
        const id = from + place;
        return `id: turn:${id}\ndata: ${JSON.stringify({ id, turnId: "turn", sessionId: "chat", ...event })}\n\n`;
      })
      .join(""),
  });

/** Answers with a problem, as the API does. */
export const refuse = (route: Route, status: number, code: string, message: string): Promise<void> =>
  route.fulfill({
    status,
    contentType: "application/json",
    body: JSON.stringify({ error: { code, message, details: {} } }),
  });
