import { runSimulation, runUnsafeSimulation } from "@cloud-copilot/iam-simulate";
import type { Stage } from "../../../../infra/stage.ts";
import type { Assembly } from "../assembly.ts";
import { roleOf, statementsOf } from "../policies.ts";
import { type ArnOf, account, type IamRequest, iamRequestsOf } from "./iam-requests.ts";
import type { RecordedCall } from "./recorder.ts";
import { resolver } from "./resolved.ts";

/** One thing that a function asks of IAM, and what its role in the assembly answers. */
export type Verdict = {
  readonly by: string;
  readonly request: IamRequest;
  readonly allowed: boolean;
  /** With this action taken out of the role's policies; a request that stays allowed is covered by a wildcard. */
  readonly allowedWithout: boolean;
};

type Statement = { readonly Action: readonly string[]; readonly [key: string]: unknown };

/** The stack that a function is in. */
const stackOf = (name: string): string => (name.startsWith("chat") ? "Agent" : "Compute");

/** Asks IAM's rules about every different call, once with the function's policies as they deploy and once without the action. */
export async function verdictsOn(
  calls: readonly RecordedCall[],
  {
    assembly,
    stage,
    bucket,
  }: { readonly assembly: Assembly; readonly stage: Stage; readonly bucket: string },
): Promise<readonly Verdict[]> {
  const resolve = resolver(assembly, { region: stage.region, bucket });
  const arn: ArnOf = (service, resource) => `arn:aws:${service}:${stage.region}:${account}:${resource}`;
  const different = new Map<string, { readonly by: string; readonly request: IamRequest }>();
  for (const call of calls)
    for (const request of iamRequestsOf(call, arn))
      different.set(
        JSON.stringify([call.by, request.action, withoutKey(request.resource), request.context]),
        {
          by: call.by,
          request,
        },
      );
  const policies = new Map<string, readonly Statement[]>();
  const policyOf = (name: string): readonly Statement[] => {
    const known = policies.get(name) ?? readPolicy(name);
    policies.set(name, known);
    return known;
  };
  function readPolicy(name: string): readonly Statement[] {
    const stack = stackOf(name);
    return statementsOf(assembly.of(stack), roleOf(name)).map(
      // The values of a statement are resolved; its keys stay.
      (statement) => resolve(stack, statement) as Statement,
    );
  }
  const verdicts: Verdict[] = [];
  for (const { by, request } of different.values()) {
    const policy = policyOf(by);
    verdicts.push({
      by,
      request,
      allowed: await isAllowed(by, request, policy),
      allowedWithout: await isAllowed(by, request, without(policy, request.action)),
    });
  }
  return verdicts;
}

/** Keys of objects differ with every run and decide nothing. */
const withoutKey = (resource: string): string => resource.replace(/^(arn:aws:s3:::[^/]+\/).*/, "$1*");

const without = (policy: readonly Statement[], action: string): Statement[] =>
  policy
    .map((statement) => ({ ...statement, Action: statement.Action.filter((one) => one !== action) }))
    .filter(({ Action }) => Action.length > 0);

async function isAllowed(
  by: string,
  { action, resource, context }: IamRequest,
  Statement: readonly Statement[],
): Promise<boolean> {
  const simulation = {
    request: {
      principal: `arn:aws:iam::${account}:role/${by}`,
      action,
      resource: { resource, accountId: account },
      contextVariables: { ...context },
    },
    identityPolicies: [{ name: by, policy: { Version: "2012-10-17", Statement } }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
  // AWS documents no resource for them and asks about the state machine all the same, so that the simulator, which goes by
  // the documents, must not check the ARN's kind. https://github.com/aws/aws-cdk/pull/8486
  if (action.startsWith("states:SendTask")) return runUnsafeSimulation(simulation, {}) === "Allowed";
  const answer = await runSimulation(simulation, {});
  if (answer.resultType === "error")
    throw new Error(`${by} ${action} ${resource}: ${JSON.stringify(answer.errors)}`);
  return answer.overallResult === "Allowed";
}
