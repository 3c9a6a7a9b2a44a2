import type { Node } from "constructs";
import * as z from "zod";

/** The settings of one environment. */
export type Stage = {
  readonly name: "development" | "staging" | "production";
  /** The prefix of every name, so that environments can share an account. Empty in production. */
  readonly prefix: string;
  /** Origins whose pages may call the API; links to orders use the first. */
  readonly webOrigins: readonly string[];
  /** The sender of every mail; SES must have verified it or its domain. */
  readonly mailFrom: string;
  /** Data is kept when the stack is deleted, and protected from accidental deletion. */
  readonly keepsData: boolean;
  readonly logDays: number;
  /** The assistant's model on Bedrock, by its id or its inference profile's; without one the embedded parser answers. */
  readonly chat: { readonly modelId?: string; readonly guardrail?: string };
};

const localOrigins = ["http://localhost:3001", "http://localhost:3002"];
const Context = z.object({
  stage: z.enum(["development", "staging", "production"]).default("development"),
  webOrigins: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.url()).min(1))
    .optional(),
  mailFrom: z.email().optional(),
  chatModel: z
    .string()
    .regex(/^(embedded|[a-z0-9.:-]{3,100})$/)
    .default("global.anthropic.claude-sonnet-4-6"),
  chatGuardrail: z
    .string()
    .regex(/^[a-z0-9]+:(\d+|DRAFT)$/)
    .optional(),
});

/**
 * Reads the settings from CDK's context: `--context stage=production --context
 * webOrigins=https://shop.example,https://admin.shop.example --context mailFrom=shop@shop.example`. Only
 * development may omit the last two. `chatModel` names the assistant's model on Bedrock, or is `embedded`; `chatGuardrail` is a
 * guardrail's id and version (`abc123:1`). Throws an Error that lists what is missing or wrong.
 */
export function stageFrom(node: Node): Stage {
  const given = Context.safeParse({
    stage: node.tryGetContext("stage") as unknown,
    webOrigins: node.tryGetContext("webOrigins") as unknown,
    mailFrom: node.tryGetContext("mailFrom") as unknown,
    chatModel: node.tryGetContext("chatModel") as unknown,
    chatGuardrail: node.tryGetContext("chatGuardrail") as unknown,
  });
  if (!given.success) throw new Error(`CDK's context is wrong.\n${z.prettifyError(given.error)}`);
  const { stage: name, webOrigins, mailFrom, chatModel, chatGuardrail } = given.data;
  const development = name === "development";
  const need = <T>(value: T | undefined, option: string, otherwise: T): T => {
    if (value !== undefined) return value;
    if (development) return otherwise;
    throw new Error(`Stage ${name} needs --context ${option}=…`);
  };
  return {
    name,
    prefix: name === "production" ? "" : `${name}-`,
    webOrigins: need(webOrigins, "webOrigins", localOrigins),
    mailFrom: need(mailFrom, "mailFrom", "shop@example.com"),
    keepsData: !development,
    logDays: development ? 14 : 90,
    chat: {
      ...(chatModel !== "embedded" && { modelId: chatModel }),
      ...(chatGuardrail !== undefined && { guardrail: chatGuardrail }),
    },
  };
}
