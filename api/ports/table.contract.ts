import { describe } from "vitest";
import { feedCases } from "./table-feed.contract.ts";
import { modelCases } from "./table-model.contract.ts";
import { queryCases } from "./table-query.contract.ts";
import { raceCases } from "./table-race.contract.ts";
import type { TablesUnderTest } from "./table-specs.contract.ts";
import { transactCases } from "./table-transact.contract.ts";
import { writeCases } from "./table-write.contract.ts";

/** Every engine passes this, or it is not a Tables. `fresh` gives empty tables each time. */
export function tableContract(name: string, fresh: () => Promise<TablesUnderTest>): void {
  describe(`tables on ${name}`, () => {
    writeCases(fresh);
    transactCases(fresh);
    queryCases(fresh);
    feedCases(fresh);
    raceCases(fresh);
    modelCases(fresh);
  });
}
