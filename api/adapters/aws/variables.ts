import type { QueueName, TopicName } from "../../ports/messages.ts";
import type { WorkflowName } from "../../ports/workflows.ts";

/** Environment variables that tell a function where a queue, topic or workflow is: CDK writes them, environment.ts reads them. */
export const queueVariable = (queue: QueueName): string => `${constant(queue)}_QUEUE_URL`;
/** The environment variable with a topic's ARN. */
export const topicVariable = (topic: TopicName): string =>
  `${constant(topic.replace(/^e-com67-/, ""))}_TOPIC_ARN`;
/** The environment variable with a state machine's ARN. */
export const workflowVariable = (workflow: WorkflowName): string => `${constant(workflow)}_ARN`;

/** The embedding model of the knowledge base, unless EMBEDDING_MODEL names another. */
export const embeddingModel = "amazon.titan-embed-text-v2:0";

/** The alias of the search index, unless SEARCH_ALIAS names another; its indexes are called `<alias>-…`. */
export const searchAlias = "e-com67-products";

/** The index of the knowledge base's passages. An index has one number of dimensions, so its name holds it. */
export const passagesIndex = (prefix: string, dimensions: number | "*"): string =>
  `${prefix}e-com67-passages-${dimensions}`;

/** "search-rebuild" → "SEARCH_REBUILD". */
const constant = (name: string): string => name.toUpperCase().replaceAll("-", "_");
