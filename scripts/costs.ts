// npm run costs: writes docs/aws/costs.md from the templates of every stage and the prices in scripts/deploy/costs.
import { writeFileSync } from "node:fs";
import { stageNamed, stageNames } from "../infra/stage.ts";
import { readAssembly } from "./deploy/assembly.ts";
import { costsDocument } from "./deploy/costs/document.ts";
import { assemblyOf } from "./testing/cloud/assembly.ts";

const stages = Object.fromEntries(
  stageNames.map((name) => [name, readAssembly(assemblyOf(stageNamed(name)).folder)]),
);
writeFileSync("docs/aws/costs.md", costsDocument(stages));
console.log("docs/aws/costs.md is written.");
