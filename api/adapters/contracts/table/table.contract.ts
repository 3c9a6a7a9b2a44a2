import { describe } from "vitest";
import { feedCases } from "./feed.contract.ts";
import { lostAnswerCases } from "./lost-answers.contract.ts";
import { modelCases } from "./model.contract.ts";
import { queryCases } from "./query.contract.ts";
import { raceCases } from "./race.contract.ts";
import type { TablesUnderTest } from "./specs.contract.ts";
import { transactCases } from "./transact.contract.ts";
import { writeCases } from "./write.contract.ts";

/** Every engine passes this, or it is not a Tables. `fresh` gives empty tables each time. */
export function tableContract(name: string, fresh: () => Promise<TablesUnderTest>): void {
  describe(`tables on ${name}`, () => {
    writeCases(fresh);
    lostAnswerCases(fresh);
    transactCases(fresh);
    queryCases(fresh);
    feedCases(fresh);
    raceCases(fresh);
    modelCases(fresh);
  });
}
