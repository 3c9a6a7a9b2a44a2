import { getLanguageService } from "amazon-states-language-service";
import validate from "asl-validator";
import { beforeAll, describe, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import * as z from "zod";
import { type Assembly, assemblyOf } from "../scripts/testing/cloud/assembly.ts";
import { bindTasks } from "../workflows/asl/bind.ts";
import { definitions } from "../workflows/registry.ts";

const tasks = "arn:aws:lambda:eu-central-1:123456789012:function:development-e-com67-tasks";

let compute: ReturnType<Assembly["of"]>;
beforeAll(() => {
  compute = assemblyOf().of("Compute");
}, 60_000);

const Part = z.union([
  z.string(),
  z
    .object({ "Fn::GetAtt": z.tuple([z.string().regex(/^tasksfunction/), z.literal("Arn")]) })
    .transform(() => tasks),
  z.object({ Ref: z.literal("AWS::Partition") }).transform(() => "aws"),
]);
const Definition = z
  .object({ "Fn::Join": z.tuple([z.literal(""), z.array(Part)]) })
  .transform((joined) => joined["Fn::Join"][1].join(""));

/** The definition of a state machine as CloudFormation would write it. */
function deployed(name: string): string {
  const machines = Object.values(compute.findResources("AWS::StepFunctions::StateMachine"));
  const machine = machines.find(
    ({ Properties }) => Properties.StateMachineName === `development-e-com67-${name}`,
  );
  return Definition.parse(machine?.["Properties"].DefinitionString);
}

/** What AWS's own language service says of a definition. */
async function complaints(text: string): Promise<string[]> {
  const service = getLanguageService({});
  const document = TextDocument.create("file:///definition.asl.json", "json", 1, text);
  const parsed = service.parseJSONDocument(document);
  return (await service.doValidation(document, parsed)).map(({ message }) =>
    typeof message === "string" ? message : message.value,
  );
}

describe.each(Object.entries(definitions))("the workflow %s on AWS", (name, definition) => {
  test("is the definition that the embedded engine runs, with its tasks bound to their function", () => {
    expect(JSON.parse(deployed(name))).toEqual(bindTasks(definition, tasks));
  });

  test("passes asl-validator with its ARNs", () => {
    const result = validate(JSON.parse(deployed(name)), { checkPaths: true, checkArn: true });
    expect(result.errorsText()).toBe("");
    expect(result.isValid).toBe(true);
  });

  test("passes AWS's language service", async () => {
    expect(await complaints(deployed(name))).toEqual([]);
  });
});

test("AWS's language service complains of a state that leads nowhere and of an unknown field", async () => {
  const wrong = JSON.stringify({
    QueryLanguage: "JSONata",
    StartAt: "First",
    States: { First: { Type: "Pass", Next: "Nowhere", Colour: "blue" } },
  });
  expect((await complaints(wrong)).length).toBeGreaterThan(0);
});
