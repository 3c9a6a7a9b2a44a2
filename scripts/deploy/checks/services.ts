import type { Cloud } from "../../../api/adapters/aws/deployment/cloud.ts";
import type { Stage } from "../../../infra/stage.ts";
import type { Finding } from "../../doctor/finding.ts";
import { found } from "./answered.ts";

/** Whether Stripe's keys are in their secret. `secret` undefined: the stack that makes it is not deployed yet. */
export async function stripeSecretFinding(
  cloud: Pick<Cloud, "hasValue">,
  region: string,
  secret: string | undefined,
): Promise<Finding> {
  const base = { name: "Stripe's keys" } as const;
  const mend = "paste them after the deployment (docs/aws/stripe.md); in a terminal you are asked for them";
  if (secret === undefined)
    return { ...base, needed: false, status: "missing", text: "their secret is not made yet", mend };
  return found(
    base,
    "secretsmanager:DescribeSecret",
    () => cloud.hasValue(region, secret),
    (has) =>
      has
        ? { needed: false, status: "ok", text: "pasted; they are not read here" }
        : { needed: false, status: "missing", text: "not pasted: payments fail until they are", mend },
  );
}

/** Whether the account may use the assistant's model in the stage's region. */
export async function modelFinding(cloud: Pick<Cloud, "model">, { chat, region }: Stage): Promise<Finding> {
  const base = { name: "Bedrock", needed: false } as const;
  if (chat.modelId === undefined)
    return { ...base, status: "ok", text: "no chat.modelId: the embedded parser answers" };
  // An inference profile is a model's id after the regions that it may run in.
  const model = chat.modelId.replace(/^(global|us|us-gov|eu|apac|jp|au)\./, "");
  const mends = {
    "no-access": "request access under Bedrock → Model access; until then the embedded parser answers",
    "not-in-region": "set chat.modelId to a model or an inference profile of the region",
    forbidden: "allow bedrock:GetFoundationModelAvailability, or look in the console",
    unreachable: "check the connection, then try again",
  } as const;
  const state = await cloud.model(region, model);
  if (state === "available") return { ...base, status: "ok", text: `access to ${model}` };
  return {
    ...base,
    status: "wrong",
    text: `${model} in ${region}: ${state.replaceAll("-", " ")}`,
    mend: mends[state],
  };
}
