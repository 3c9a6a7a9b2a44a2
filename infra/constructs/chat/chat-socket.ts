import { Stack, Validations } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { LogGroupLogDestination, WebSocketApi, WebSocketStage } from "aws-cdk-lib/aws-apigatewayv2";
import { WebSocketLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { Construct } from "constructs";
import type { Stage } from "../../stage.ts";
import type { ShopFunction } from "../function.ts";
import { logGroup } from "../logs.ts";

export type ChatSocket = {
  /** Where clients connect: wss://… */
  readonly url: string;
  /** Where functions post frames: https://… */
  readonly endpoint: string;
  /** Routes every frame to the function of the door. */
  serve(door: ShopFunction): void;
  /** Lets a function post to clients. */
  grantPost(to: ShopFunction): void;
};

const stageName = "live";

/** The WebSocket API of the assistant, throttled, with a log that holds no ticket. */
export function chatSocket(scope: Construct, stage: Stage): ChatSocket {
  const api = new WebSocketApi(scope, "socket", {
    apiName: `${stage.prefix}e-com67-chat`,
    description: `E-Com67 ${stage.name}: the assistant`,
    routeSelectionExpression: "$request.body.action",
  });
  const live = new WebSocketStage(scope, "socket-live", {
    webSocketApi: api,
    stageName,
    autoDeploy: true,
    throttle: { rateLimit: 500, burstLimit: 1000 },
    accessLogSettings: {
      destination: new LogGroupLogDestination(logGroup(scope, "socket-log", stage)),
      format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
    },
  });
  return {
    url: live.url,
    endpoint: live.callbackUrl,
    serve(door) {
      const routes = ["$connect", "$disconnect", "$default", "sendMessage", "stop", "resume", "ping"];
      for (const route of routes) {
        const made = api.addRoute(route, {
          integration: new WebSocketLambdaIntegration(`door-${route.replace("$", "")}`, door.lambda),
        });
        Validations.of(made).acknowledge({
          id: "AwsSolutions-APIG4",
          reason: "The door itself redeems the ticket of $connect; guests may ask about products, too.",
        });
      }
    },
    grantPost: (to) =>
      to.mayAll(
        ["execute-api:ManageConnections"],
        Stack.of(scope).formatArn({
          service: "execute-api",
          resource: api.apiId,
          resourceName: `${stageName}/POST/@connections/*`,
        }),
        "A connection is named by API Gateway when it is opened.",
      ),
  };
}

/** No query, which has the ticket, and no address. */
const accessLogFields = {
  requestId: "$context.requestId",
  time: "$context.requestTime",
  route: "$context.routeKey",
  event: "$context.eventType",
  status: "$context.status",
  functionMilliseconds: "$context.integrationLatency",
  error: "$context.integrationErrorMessage",
};
