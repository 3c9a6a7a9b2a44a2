import type { Cards, FinalMessage, TurnError, TurnEvent } from "../../api/client.ts";

/** An answer as far as it has come. */
export type Answer = {
  readonly state: "asked" | "answering" | "done" | "failed";
  readonly text: string;
  /** What is being looked up at the moment. */
  readonly activity?: string | undefined;
  readonly cards: Pick<Cards, "tables" | "charts">;
  readonly suggestions: readonly string[];
  readonly wasCut?: boolean;
  readonly problem?: string;
};

export const noAnswer: Answer = {
  state: "asked",
  text: "",
  cards: { tables: [], charts: [] },
  suggestions: [],
};

/** The answer after one more event. Charts name their tables by place, so those of further cards are moved on. */
export function answerAfter(answer: Answer, event: TurnEvent): Answer {
  switch (event.type) {
    case "typing":
      return { ...answer, state: "answering" };
    case "token":
      return { ...answer, state: "answering", activity: undefined, text: answer.text + event.text };
    case "tool_start":
      return { ...answer, state: "answering", activity: event.label };
    case "tool_end":
      return { ...answer, activity: undefined };
    case "cards": {
      const { tables, charts } = answer.cards;
      const moved = event.charts.map((chart) => ({ ...chart, table: chart.table + tables.length }));
      return { ...answer, cards: { tables: [...tables, ...event.tables], charts: [...charts, ...moved] } };
    }
    case "message":
    case "error":
      return ended(answer, event);
  }
}

/** The answer at the end of its turn. */
export function ended(answer: Answer, end: FinalMessage | TurnError): Answer {
  if (end.type === "error") return failed(answer, end.message);
  const { tables, charts, suggestions, cut } = end.data;
  const { activity: _, ...rest } = answer;
  return {
    ...rest,
    state: "done",
    text: end.message,
    cards: { tables, charts },
    suggestions,
    ...(cut && { wasCut: true }),
  };
}

/** An answer that could not be finished. What has come of it stays. */
export const failed = (answer: Answer, problem: string): Answer => {
  const { activity: _, ...rest } = answer;
  return { ...rest, state: "failed", problem };
};

/** An answer that was stopped from here. */
export const stopped = (answer: Answer): Answer => {
  const { activity: _, ...rest } = answer;
  return { ...rest, state: "done", wasCut: true };
};
