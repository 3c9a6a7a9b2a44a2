import { describe, expect, test } from "vitest";
import { bestSentences, sentencesOf } from "./sentences.ts";

const delivery =
  `Orders within the country usually arrive in 3 to 5 working days. Deliveries to other countries take longer,
because they have to clear customs. We don't offer express delivery.`.replaceAll("\n", " ");

describe("of a text", () => {
  test("a question for a time is answered by the sentence that has one", () => {
    expect(bestSentences("how long does delivery take", [delivery], 1)).toEqual([
      "Orders within the country usually arrive in 3 to 5 working days.",
    ]);
  });

  test("a question for an amount is answered by the row of the table that has it", () => {
    const table =
      "| Where | Delivery | Free from |\n| --- | --- | --- |\n| Canada | $9.95 | $100 |\n| Norway | $19.95 | $200 |";
    expect(bestSentences("how much is delivery to Norway", [table], 1)).toEqual([
      "Norway: delivery $19.95, free from $200.",
    ]);
  });

  test("a line with bars that is no table stays as it is", () => {
    expect(sentencesOf("Red | blue or green.")).toEqual(["Red | blue or green."]);
  });
});
