import * as z from "zod";
import type { AssemblyStack, Resource } from "../assembly.ts";
import { hours, type Usage } from "./prices.ts";
import { assumed, type Traffic } from "./traffic.ts";

/** What is paid for use, from the traffic and what the templates make of it. */
export function moving(stacks: readonly AssemblyStack[], traffic: Traffic): readonly Usage[] {
  const all = stacks.flatMap(({ resources }) => resources);
  const { orders, storedGb } = traffic;
  const pages = orders * assumed.visits * assumed.pagesPerVisit;
  const requests = pages * assumed.apiRequestsPerPage + orders * assumed.apiRequestsPerOrder;
  const atEdge = pages * assumed.requestsPerPage;
  const steps = orders * statesIn(all, "checkout");
  const batches = orders * assumed.batchesPerOrder;
  const sweeps = sweepsIn(all);
  const calls = requests + steps + batches + sweeps;
  const polls = pollsIn(all);
  const turns = orders * assumed.visits * assumed.conversationsPerVisit * assumed.turnsPerConversation;
  const seconds =
    requests * assumed.apiSeconds * gigabytesOf(all, "api") +
    steps * assumed.stepSeconds * gigabytesOf(all, "tasks") +
    batches * assumed.batchSeconds * gigabytesOf(all, "order-processor") +
    sweeps * assumed.sweepSeconds * gigabytesOf(all, "sweeper");
  const model = hasModel(all);
  const used: readonly Usage[] = [
    { price: "CloudFront requests", quantity: atEdge, because: `${assumed.requestsPerPage} a page` },
    {
      price: "CloudFront traffic",
      quantity: (pages * assumed.kilobytesPerPage) / 1e6,
      because: `${assumed.kilobytesPerPage} KB a page`,
    },
    { price: "CloudFront Functions", quantity: 4 * pages, because: "4 a page that are no built file" },
    { price: "Lambda@Edge requests", quantity: requests, because: "what CloudFront does not have" },
    { price: "WAF requests", quantity: atEdge, because: "every request" },
    {
      price: "HTTP API",
      quantity: requests,
      because: `${assumed.apiRequestsPerPage} a page, ${assumed.apiRequestsPerOrder} an order`,
    },
    {
      price: "Lambda requests",
      quantity: calls,
      because: `requests, steps, ${assumed.batchesPerOrder} batches an order, the sweeper's ${sweeps.toLocaleString("en")} runs`,
    },
    {
      price: "Lambda time (arm64)",
      quantity: seconds,
      because: `${assumed.apiSeconds} s a request, ${assumed.stepSeconds} s a step, ${assumed.batchSeconds} s a batch, by memory`,
    },
    {
      price: "DynamoDB writes",
      quantity: orders * assumed.writeUnitsPerOrder,
      because: `${assumed.writeUnitsPerOrder} units an order`,
    },
    {
      price: "DynamoDB reads",
      quantity: requests * assumed.readUnitsPerRequest,
      because: `${assumed.readUnitsPerRequest} units a request`,
    },
    { price: "DynamoDB storage", quantity: storedGb, because: "products, orders, customers" },
    { price: "DynamoDB point-in-time recovery", quantity: storedGb, because: "all tables" },
    { price: "Step Functions", quantity: steps, because: "every state of the checkout, as if all were run" },
    {
      price: "SQS",
      quantity: polls + orders * assumed.messagesPerOrder,
      because: `Lambda asks ${queuesIn(all)} queues all the time; ${assumed.messagesPerOrder} an order`,
    },
    { price: "SES", quantity: orders * assumed.mailsPerOrder, because: `${assumed.mailsPerOrder} an order` },
    { price: "S3 storage", quantity: 5 + storedGb, because: "pictures, builds, logs" },
    { price: "Cognito Essentials", quantity: orders * assumed.accountsPerOrder, because: "1 an order" },
    {
      price: "CloudWatch Logs",
      quantity: (calls * assumed.logKilobytesPerRequest) / 1e6,
      because: `${assumed.logKilobytesPerRequest} KB a call of a function`,
    },
    {
      price: "X-Ray",
      quantity: calls <= assumed.tracedUpTo ? calls : assumed.tracedUpTo + calls / 20,
      because: "the first in each second, and one in twenty",
    },
    {
      price: "Bedrock input",
      quantity: model ? turns * assumed.inputTokensPerTurn : 0,
      because: `${assumed.inputTokensPerTurn.toLocaleString("en")} tokens a message to the assistant`,
    },
    {
      price: "Bedrock output",
      quantity: model ? turns * assumed.outputTokensPerTurn : 0,
      because: `${assumed.outputTokensPerTurn} tokens a message`,
    },
  ];
  return used.filter(({ quantity }) => quantity > 0);
}

const Lambda = z.looseObject({ FunctionName: z.string().optional(), MemorySize: z.int().default(128) });

/** The memory of a function, by the end of its name. */
function gigabytesOf(all: readonly Resource[], name: string): number {
  const found = all
    .filter(({ type }) => type === "AWS::Lambda::Function")
    .map(({ properties }) => Lambda.parse(properties))
    .find(({ FunctionName }) => FunctionName?.endsWith(`e-com67-${name}`));
  return (found?.MemorySize ?? 0) / 1024;
}

const Machine = z.looseObject({ StateMachineName: z.string(), DefinitionString: z.unknown() });

/** How many states a workflow has, by its name. */
function statesIn(all: readonly Resource[], name: string): number {
  const found = all
    .filter(({ type }) => type === "AWS::StepFunctions::StateMachine")
    .map(({ properties }) => Machine.parse(properties))
    .find(({ StateMachineName }) => StateMachineName.endsWith(`-${name}`));
  // The definition is joined of parts, so its states are counted by their first word.
  return JSON.stringify(found?.DefinitionString ?? "").match(/\\"Type\\":/g)?.length ?? 0;
}

const Mapping = z.looseObject({ StartingPosition: z.string().optional() });

/** A queue that Lambda empties; a stream has a starting position. */
const queuesIn = (all: readonly Resource[]): number =>
  all.filter(
    ({ type, properties }) =>
      type === "AWS::Lambda::EventSourceMapping" && Mapping.parse(properties).StartingPosition === undefined,
  ).length;

/** Lambda asks an empty queue from five pollers, each for 20 seconds. */
const pollsIn = (all: readonly Resource[]): number => queuesIn(all) * 5 * 3 * 60 * hours;

const Rule = z.looseObject({ ScheduleExpression: z.string().optional() });

/** How often schedules of the form `rate(N minutes)` start a function in a month. */
const sweepsIn = (all: readonly Resource[]): number =>
  all
    .filter(({ type }) => type === "AWS::Events::Rule")
    .map(({ properties }) => /^rate\((\d+) minutes?\)$/.exec(Rule.parse(properties).ScheduleExpression ?? ""))
    .reduce((sum, rate) => sum + (rate ? (60 * hours) / Number(rate[1]) : 0), 0);

const Environment = z.looseObject({
  Environment: z.looseObject({ Variables: z.record(z.string(), z.unknown()).default({}) }).optional(),
});

/** Whether a function of the assistant has a model on Bedrock. */
const hasModel = (all: readonly Resource[]): boolean =>
  all.some(
    ({ type, properties }) =>
      type === "AWS::Lambda::Function" &&
      Environment.parse(properties).Environment?.Variables["CHAT_MODEL_ID"] !== undefined,
  );
