import { lazy } from "../../../../api/adapters/lazy.ts";
import { stageNamed } from "../../../../infra/stage.ts";
import { bucket } from "../../../local/emulated/engines.ts";
import type { ScriptedModel } from "../../agent/scripted-model.ts";
import { freshEmulatedEngines } from "../../engines/emulated.ts";
import { type TestShop, testShop } from "../../shop.ts";
import { assemblyOf } from "../assembly.ts";
import { attributed, type RecordedCall, recordCalls } from "./recorder.ts";
import { shadowedPorts } from "./shadow.ts";
import { type Verdict, verdictsOn } from "./verdicts.ts";

/** What is done in a shop on the emulators; `modelIs` sets the assistant's model. */
export type Scenario = (shop: TestShop, modelIs: (model: ScriptedModel) => void) => Promise<void>;

/** The stage without a prefix, whose names the emulators' resources have. */
const stage = stageNamed("production");

/** Plays a scenario on the emulators, under production's names, and answers what each function called of AWS. */
export async function callsOf(scenario: Scenario): Promise<readonly RecordedCall[]> {
  const engines = await freshEmulatedEngines("");
  const shadow = await shadowedPorts(stage.region);
  const recorder = recordCalls(process.env["OPENSEARCH_ENDPOINT"]);
  let model: ScriptedModel | undefined;
  try {
    const shop = await testShop({
      engines,
      chat: {
        models: {
          model: () => {
            if (!model) throw new Error("the scenario named no model");
            return model;
          },
        },
      },
      portsOf: (name, ports) => attributed(name, shadow.over(ports)),
    });
    await scenario(shop, (next) => {
      model = next;
    });
    await shop.close();
    return recorder.calls;
  } finally {
    recorder.stop();
    await shadow.stop();
  }
}

const assembly = lazy(async () => assemblyOf(stage));

/** What the roles of production's assembly answer to these calls. */
export const verdictsOfProduction = async (calls: readonly RecordedCall[]): Promise<readonly Verdict[]> =>
  verdictsOn(calls, { assembly: await assembly(), stage, bucket });
