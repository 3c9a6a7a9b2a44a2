import { createSignal } from "solid-js";
import type { FinalMessage, TurnError } from "../../api/client.ts";
import { bodyOf, messageOf, Problem } from "../../web/lib/problem.ts";
import { asShopper } from "../../web/lib/session.ts";
import { type Answer, answerAfter, ended, failed, noAnswer, stopped } from "./answers.ts";
import { answerTo } from "./turn-stream.ts";

/** A question and the answer to it. */
export type Exchange = { readonly key: number; readonly question: string; readonly answer: Answer };

type ShownTurn = { readonly message: string; readonly reply?: FinalMessage | TurnError };

const remembered = "insights";

/** The conversation of this tab: it lasts until the tab is closed or a new one is begun. */
export function createConversation() {
  const [exchanges, setExchanges] = createSignal<readonly Exchange[]>([]);
  const [running, setRunning] = createSignal<AbortController>();
  let keys = 0;

  const change = (key: number, next: (answer: Answer) => Answer): void =>
    void setExchanges((all) =>
      all.map((one) => (one.key === key ? { ...one, answer: next(one.answer) } : one)),
    );

  const ask = async (question: string): Promise<void> => {
    if (running() || question.trim() === "") return;
    const key = ++keys;
    const control = new AbortController();
    setRunning(control);
    setExchanges((all) => [...all, { key, question, answer: noAnswer }]);
    try {
      const sent = { message: question, sessionId: sessionStorage.getItem(remembered) ?? undefined };
      for await (const event of answerTo(sent, control.signal)) {
        sessionStorage.setItem(remembered, event.sessionId);
        change(key, (answer) => answerAfter(answer, event));
      }
      if (control.signal.aborted) change(key, stopped);
    } catch (error) {
      // A conversation that is gone is begun anew with the next question.
      if (error instanceof Problem && error.code === "CHAT_NOT_FOUND") sessionStorage.removeItem(remembered);
      change(key, (answer) => failed(answer, messageOf(error)));
    } finally {
      setRunning(undefined);
    }
  };

  /** Asks the API to stop, which then ends the answer; the browser stops listening if that takes too long. */
  const stop = async (): Promise<void> => {
    const control = running();
    const id = sessionStorage.getItem(remembered);
    if (!control) return;
    const patience = setTimeout(() => control.abort(), 2_000);
    control.signal.addEventListener("abort", () => clearTimeout(patience));
    if (id === null) return control.abort();
    await call("POST", `/${id}/stop`).catch(() => control.abort());
  };

  const startNew = (): void => {
    running()?.abort();
    sessionStorage.removeItem(remembered);
    setExchanges([]);
  };

  /** Shows the conversation of before a reload. */
  const restore = async (): Promise<void> => {
    const id = sessionStorage.getItem(remembered);
    if (id === null) return;
    try {
      const { items } = await call<{ items: readonly ShownTurn[] }>("GET", `/${id}`);
      const before = items.map(({ message, reply }) => ({
        key: ++keys,
        question: message,
        answer: reply ? ended(noAnswer, reply) : failed(noAnswer, "The answer was interrupted. Ask again."),
      }));
      setExchanges((all) => [...before, ...all]);
    } catch (error) {
      if (error instanceof Problem && error.status === 404) sessionStorage.removeItem(remembered);
    }
  };

  return { exchanges, isAnswering: () => running() !== undefined, ask, stop, startNew, restore };
}

const call = async <T>(method: "GET" | "POST", path: string): Promise<T> =>
  bodyOf<T>(fetch(`/api/chat/sessions${path}`, { method, headers: await asShopper() }));
