import { ArnFormat, Stack } from "aws-cdk-lib";
import type { Stage } from "../../stage.ts";
import type { ShopFunction } from "../function.ts";

/** The environment variables that choose the assistant's model, with the names that agent/models/configured.ts reads. */
export const modelEnvironment = ({ chat }: Stage): Record<string, string> =>
  chat.modelId === undefined
    ? { CHAT_MODEL: "embedded" }
    : {
        CHAT_MODEL: "bedrock",
        CHAT_MODEL_ID: chat.modelId,
        ...(chat.guardrail !== undefined && { CHAT_GUARDRAIL: chat.guardrail }),
      };

/**
 * Lets a function stream answers of the configured model and of no other. An inference profile, whose id begins with a
 * geography, calls the model in any region of it, so both must be allowed.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export function grantModel(to: ShopFunction, { chat }: Stage): void {
  if (chat.modelId === undefined) return;
  const stack = Stack.of(to);
  const actions = ["bedrock:InvokeModelWithResponseStream"];
  const [, profile, model = chat.modelId] = /^(global|us|eu|apac|jp|au)\.(.+)$/.exec(chat.modelId) ?? [];
  const foundation = `arn:${stack.partition}:bedrock:${profile === undefined ? stack.region : "*"}::foundation-model/${model}`;
  if (profile === undefined) to.may(actions, [foundation]);
  else {
    const resource = "inference-profile";
    to.may(actions, [stack.formatArn({ service: "bedrock", resource, resourceName: chat.modelId })]);
    to.mayAll(actions, foundation, "An inference profile chooses the region.");
  }
  const guardrail = chat.guardrail?.split(":")[0];
  if (guardrail !== undefined)
    to.may(
      ["bedrock:ApplyGuardrail"],
      [
        stack.formatArn({
          service: "bedrock",
          resource: "guardrail",
          resourceName: guardrail,
          arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
        }),
      ],
    );
}
