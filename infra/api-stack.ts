import { Stack, type StackProps } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { HttpApi, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import type { Construct } from "constructs";
import { logGroup } from "./constructs/logs.ts";
import { outputs } from "./constructs/outputs.ts";
import type { Stage } from "./stage.ts";

/**
 * The public URL. The routes and functions behind it are in the compute stack, so that every function can
 * know the URL without a circular dependency between the stacks.
 */
export class ApiStack extends Stack {
  readonly api: HttpApi;
  readonly url: string;

  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { readonly stage: Stage }) {
    super(scope, id, props);
    this.api = new HttpApi(this, "api", {
      apiName: `${stage.prefix}e-com67`,
      description: `E-Com67 ${stage.name}`,
      createDefaultStage: false,
    });
    const accessLog = logGroup(this, "access-log", stage);
    const live = new HttpStage(this, "live", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      throttle: { rateLimit: 1000, burstLimit: 2000 },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
    this.url = this.api.apiEndpoint;
    outputs(this, {
      ApiUrl: this.url,
      StripeWebhookUrl: `${this.url}/payment/webhook`,
      ApiStage: live.stageName,
    });
  }
}

/** No paths and no queries, which may contain what a person typed. */
const accessLogFields = {
  requestId: "$context.requestId",
  time: "$context.requestTime",
  method: "$context.httpMethod",
  path: "$context.path",
  status: "$context.status",
  bytes: "$context.responseLength",
  milliseconds: "$context.responseLatency",
  functionMilliseconds: "$context.integrationLatency",
  error: "$context.integrationErrorMessage",
};
