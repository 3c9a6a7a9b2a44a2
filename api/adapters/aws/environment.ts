import * as z from "zod";
import { type QueueName, queueNames, type TopicName, topicNames } from "../../ports/messages.ts";
import { type WorkflowName, workflowNames } from "../../ports/workflows.ts";
import { embeddingModel, queueVariable, searchAlias, topicVariable, workflowVariable } from "./variables.ts";

const Address = z.url();
const text = z.string().min(1);

/** The environment variables of a function; CDK sets them (infra/constructs/environment.ts). */
const Environment = z.object({
  STAGE: z.enum(["development", "staging", "production"]),
  TABLE_PREFIX: z.string().default(""),
  USER_POOL_ID: text,
  USER_POOL_CLIENT_ID: text,
  /**
   * A managed domain's, a serverless collection's or a plain node's URL; without it search is unavailable and
   * the rest works.
   */
  SEARCH_ENDPOINT: Address.optional(),
  /** The index alias, so that several shops can share one engine. */
  SEARCH_ALIAS: text.default(searchAlias),
  EMBEDDING_MODEL: text.default(embeddingModel),
  FILES_BUCKET: text,
  PUBLIC_URL: Address,
  /** Where the assistant streams and where its WebSockets open; without them the shop has none. */
  CHAT_URL: z.string().default(""),
  WEB_SOCKET_URL: z.string().default(""),
  WEB_ORIGINS: z.string().default(""),
  MAIL_FROM: text,
  MAIL_CONFIGURATION_SET: text.optional(),
  MAILS_PER_SECOND: z.coerce.number().positive().optional(),
  AWS_REGION: z.string().default("local"),
  LAMBDA_TASK_ROOT: z.string().default("."),
  /** For runs outside AWS: a DynamoDB Local, and the issuer and keys (JSON) of tokens there. */
  DYNAMODB_ENDPOINT: Address.optional(),
  JWT_ISSUER: text.optional(),
  JWKS: text.optional(),
});
export type Environment = z.output<typeof Environment> & {
  readonly queues: Readonly<Record<QueueName, string>>;
  readonly topics: Readonly<Record<TopicName, string>>;
  readonly workflows: Readonly<Record<WorkflowName, string>>;
};

type Variables = Readonly<Record<string, string | undefined>>;

/** Throws an Error that lists what is missing or invalid. */
export function readEnvironment(variables: Variables): Environment {
  // Once per process: making code for the schema would take longer than reading without.
  const parsed = Environment.safeParse(variables, { jitless: true });
  const wrong = parsed.error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`) ?? [];
  const addresses = <Name extends string>(names: readonly Name[], variable: (name: Name) => string) => {
    for (const name of names) if (!variables[variable(name)]) wrong.push(`${variable(name)} is missing`);
    // Every name is there, or this function throws below.
    return Object.fromEntries(names.map((name) => [name, variables[variable(name)]])) as Record<Name, string>;
  };
  const channels = {
    queues: addresses(queueNames, queueVariable),
    topics: addresses(topicNames, topicVariable),
    workflows: addresses(workflowNames, workflowVariable),
  };
  if (!parsed.success || wrong.length > 0)
    throw new Error(`the environment is not complete: ${wrong.join("; ")}`);
  return { ...parsed.data, ...channels };
}
