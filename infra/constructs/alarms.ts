import { Duration } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { ConsumerEntry } from "../../workflows/consumers/entry.ts";
import type { ShopFunction } from "./function.ts";

/** Alarms of one consumer: dead letters; a feed that is read late; a scheduled run that failed. */
export function alarms(
  of: ShopFunction,
  entry: ConsumerEntry,
  deadLetters: Queue | undefined,
): readonly Alarm[] {
  const period = Duration.minutes(5);
  const made: Alarm[] = [];
  const alarm = (id: string, metric: IMetric, threshold: number, alarmDescription: string) =>
    made.push(
      new Alarm(of, id, {
        metric,
        threshold,
        alarmDescription,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    );
  if (deadLetters)
    alarm(
      "dead-letters-alarm",
      deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: "Maximum" }),
      0,
      `${entry.description}: messages failed for good and wait in the dead-letter queue`,
    );
  if ("feed" in entry)
    alarm(
      "lag-alarm",
      of.lambda.metric("IteratorAge", { period, statistic: "Maximum" }),
      Duration.minutes(5).toMilliseconds(),
      `${entry.description}: more than five minutes behind the table`,
    );
  if ("everyMinutes" in entry)
    alarm("errors-alarm", of.lambda.metricErrors({ period }), 0, `${entry.description}: a run failed`);
  return made;
}
