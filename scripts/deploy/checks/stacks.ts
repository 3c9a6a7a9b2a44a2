import type { DeployedStack } from "../../../api/adapters/aws/deployment/stacks.ts";
import type { Finding } from "../../doctor/finding.ts";
import type { AssemblyStack } from "../assembly.ts";

/** Whether a stack was made once. One whose creation failed is deleted and made anew; what it retained stays behind. */
export const wasMade = ({ status }: Pick<DeployedStack, "status">): boolean =>
  !/^(ROLLBACK_COMPLETE|ROLLBACK_FAILED|CREATE_FAILED|REVIEW_IN_PROGRESS)$/.test(status);

const docs = "docs/aws/problems.md";

/** Whether each stack is in a state from which CloudFormation can change it. */
export const stackFindings = (
  stacks: readonly AssemblyStack[],
  deployed: readonly DeployedStack[],
): Finding[] =>
  stacks.map(({ name, region }) => {
    const stack = deployed.find((other) => other.name === name && other.region === region);
    if (stack === undefined)
      return { name, needed: true, status: "ok", text: `is not there yet, will be made in ${region}` };
    return { name, needed: true, ...stateFinding(stack.status, `--stack-name ${name} --region ${region}`) };
  });

function stateFinding(status: string, words: string): Pick<Finding, "status" | "text" | "mend"> {
  if (/^(UPDATE_ROLLBACK_FAILED)$/.test(status))
    return {
      status: "wrong",
      text: `${status}: the last change failed, and so did taking it back`,
      mend: `run aws cloudformation continue-update-rollback ${words} (${docs}#update_rollback_failed)`,
    };
  if (/^(ROLLBACK_FAILED|DELETE_FAILED)$/.test(status))
    return {
      status: "wrong",
      text: `${status}: what is left of it must be deleted first`,
      mend: `run aws cloudformation delete-stack ${words} (${docs}#delete_failed)`,
    };
  if (status.endsWith("_IN_PROGRESS") && status !== "REVIEW_IN_PROGRESS")
    return {
      status: "wrong",
      text: `${status}: somebody or a pipeline is changing it now`,
      mend: `wait with aws cloudformation describe-stacks ${words}, then try again`,
    };
  if (!wasMade({ status }))
    return { status: "ok", text: `${status}: it was never complete, so CDK deletes and makes it anew` };
  return { status: "ok", text: status };
}

/** The names that resources of a stack have of their own and that exist although the stack does not. */
export function leftoverFinding(
  stacks: readonly AssemblyStack[],
  deployed: readonly DeployedStack[],
  tables: readonly string[],
  importExisting: boolean,
): Finding {
  const name = "Leftovers";
  const left = stacks
    .filter((stack) => !deployed.some((other) => other.name === stack.name && wasMade(other)))
    .flatMap(({ resources }) => resources.map(({ properties }) => properties["TableName"]))
    .filter((table): table is string => typeof table === "string" && tables.includes(table));
  if (left.length === 0)
    return { name, needed: true, status: "ok", text: "no table of the stage without a stack" };
  const more = left.length > 1 ? ` and ${left.length - 1} more` : "";
  const text = `tables of the stage exist without their stack: ${left[0]}${more}`;
  if (importExisting) return { name, needed: true, status: "ok", text: `${text}; it takes them over` };
  return {
    name,
    needed: true,
    status: "wrong",
    text,
    mend: `add --import-existing to take them over with their items, or delete them (${docs}#already-exists)`,
  };
}
