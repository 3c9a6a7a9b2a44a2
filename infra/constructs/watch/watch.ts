import { ArnFormat, CfnResource, Duration, type Stack, Token } from "aws-cdk-lib";
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { type Failure, failuresOf } from "./failures.ts";

/**
 * Gives every resource of a stack that can fail its alarms, and tells `staff` of them. Called when the stack is complete, so
 * that whatever is added to one is watched without another word. Returns the ARNs of the alarms, which other stacks can name
 * without an export: each is made of the names of its stack and its resource.
 */
export function watch(stack: Stack, staff: ITopic): string[] {
  const arns: string[] = [];
  for (const resource of stack.node.findAll().filter(CfnResource.isCfnResource))
    for (const failure of failuresOf(resource)) {
      const above = failure.below === undefined;
      const { at = 0 } = failure;
      const id = `${nameOf(stack, resource)}-${failure.id}`;
      const alarmName = `${stack.stackName}-${id}`;
      const alarm = new Alarm(stack, `${id}-alarm`, {
        alarmName,
        metric: metricOf(failure, stack.region),
        alarmDescription: failure.means,
        threshold: failure.below ?? at,
        comparisonOperator: above
          ? ComparisonOperator.GREATER_THAN_THRESHOLD
          : ComparisonOperator.LESS_THAN_THRESHOLD,
        evaluationPeriods: failure.lasting ? 3 : 1,
        datapointsToAlarm: failure.lasting ? 2 : 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(new SnsAction(staff));
      arns.push(
        stack.formatArn({
          service: "cloudwatch",
          resource: "alarm",
          resourceName: alarmName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      );
    }
  return arns;
}

const period = Duration.minutes(5);

function metricOf({ namespace, metrics, dimensions, statistic = "Sum" }: Failure, region: string): IMetric {
  const one = (metricName: string) =>
    new Metric({
      namespace,
      metricName,
      dimensionsMap: dimensions,
      statistic,
      period,
      ...(!Token.isUnresolved(region) && { region }),
    });
  const [first = "", ...more] = metrics;
  if (more.length === 0) return one(first);
  const usingMetrics = Object.fromEntries(metrics.map((name, place) => [`m${place}`, one(name)]));
  return new MathExpression({ expression: Object.keys(usingMetrics).join(" + "), usingMetrics, period });
}

/** Unique in the stack, and the same in every deployment. */
const nameOf = (stack: Stack, resource: CfnResource): string =>
  resource.node.path
    .slice(stack.node.path.length + 1)
    .replace(/\/Resource$/, "")
    .replaceAll("/", "-");
