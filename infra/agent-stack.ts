import { Duration, Fn, Stack, type StackProps } from "aws-cdk-lib";
import { type Code, FunctionUrlAuthType, InvokeMode } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { queueNames, topicNames } from "../api/ports/messages.ts";
import { workflowNames } from "../api/ports/workflows.ts";
import type { FunctionSpec } from "../workflows/consumers/entry.ts";
import type { BundleName } from "./bundle.ts";
import { chatFunction, chatSocketFunction, chatWorkerFunction } from "./constructs/chat/chat-functions.ts";
import { grantModel, modelEnvironment } from "./constructs/chat/chat-model.ts";
import { chatSocket } from "./constructs/chat/chat-socket.ts";
import { eachName } from "./constructs/each.ts";
import { environment } from "./constructs/environment.ts";
import { ShopFunction } from "./constructs/function.ts";
import { outputs } from "./constructs/outputs.ts";
import { grantStores } from "./constructs/permissions.ts";
import { workflowArn } from "./constructs/workflow.ts";
import type { DataStack } from "./data-stack.ts";
import type { FrontendStack } from "./frontend-stack.ts";
import type { Stage } from "./stage.ts";

export type AgentProps = StackProps & {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly frontend: FrontendStack;
  /** Returns the code of a bundle. */
  readonly codeOf: (name: BundleName) => Code;
};

/**
 * The assistant: a Function URL that streams, and a WebSocket API with its door and its worker. The API's function is told
 * both addresses.
 */
export class AgentStack extends Stack {
  /** Without a slash at its end: POST /chat is below it. */
  readonly chatUrl: string;
  readonly socketUrl: string;

  constructor(scope: Construct, id: string, { stage, data, frontend, codeOf, ...props }: AgentProps) {
    super(scope, id, props);
    const socket = chatSocket(this, stage);
    const variables = {
      ...environment(stage, this.#addresses(stage, data, frontend)),
      ...modelEnvironment(stage),
      SOCKET_ENDPOINT: socket.endpoint,
    };
    const made = (name: BundleName, spec: FunctionSpec, own: Record<string, string> = {}): ShopFunction => {
      const one = new ShopFunction(this, name, {
        stage,
        code: codeOf(name),
        spec,
        environment: { ...variables, ...own },
      });
      grantStores(one, spec.permissions, { stage, data });
      return one;
    };
    const chat = made("chat", chatFunction);
    const worker = made("chat-worker", chatWorkerFunction);
    const door = made("chat-socket", chatSocketFunction, { WORKER_FUNCTION: worker.lambda.functionName });
    for (const answering of [chat, worker]) grantModel(answering, stage);
    for (const posting of [worker, door]) socket.grantPost(posting);
    door.may(["lambda:InvokeFunction"], [worker.lambda.functionArn]);
    // A message that failed half-way was told so; answering it again would repeat what its tools did.
    worker.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    socket.serve(door);

    // Open to guests, as the shop is: the function verifies tokens, and the API's limits hold in it.
    const { url } = chat.lambda.addFunctionUrl({
      authType: FunctionUrlAuthType.NONE,
      invokeMode: InvokeMode.RESPONSE_STREAM,
    });
    this.chatUrl = `https://${Fn.select(2, Fn.split("/", url))}`;
    this.socketUrl = socket.url;
    outputs(this, { ChatUrl: this.chatUrl, WebSocketUrl: this.socketUrl });
  }

  /** Queues and topics are in the compute stack, which needs this one: they are known by their names. */
  #addresses(stage: Stage, data: DataStack, { addresses }: FrontendStack) {
    const { account, region, urlSuffix } = this;
    return {
      userPoolId: data.accounts.pool.userPoolId,
      userPoolClientId: data.accounts.client.userPoolClientId,
      workflowArns: eachName(workflowNames, (name) => workflowArn(this, name, stage)),
      queueUrls: eachName(
        queueNames,
        (name) => `https://sqs.${region}.${urlSuffix}/${account}/${stage.prefix}e-com67-${name}`,
      ),
      topicArns: eachName(topicNames, (name) =>
        this.formatArn({ service: "sns", resource: `${stage.prefix}${name}` }),
      ),
      searchEndpoint: `https://${data.search.domainEndpoint}`,
      filesBucket: data.files.bucketName,
      shopUrl: addresses.shopUrl,
      adminUrl: addresses.adminUrl,
    };
  }
}
