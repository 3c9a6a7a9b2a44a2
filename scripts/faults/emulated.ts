import { randomUUID } from "node:crypto";
import { sesMail } from "../../api/adapters/aws/mail.ts";
import { localDynamoTables } from "../../api/adapters/aws/table/local.ts";
import { allTables } from "../../api/adapters/stores/keys.ts";
import { subscriptions } from "../../api/ports/messages.ts";
import { everyConsumer } from "../../workflows/edge-consumers.ts";
import { useEmulators } from "../local/emulated/environment.ts";
import { emulatedMessages } from "../local/emulated/messages.ts";
import { createChannels, visibilityFor } from "../testing/engines/channels.ts";
import { startDynamoDbLocal } from "../testing/engines/dynamodb-local.ts";
import { startEmulatedAws } from "../testing/engines/fauxqs.ts";
import { startEmulatedSes } from "../testing/engines/ses.ts";
import type { WorldEngines } from "../testing/world/process.ts";

/** Emulators for runs of faults; each run has tables, queues and topics of its own. */
export type EmulatedFaults = {
  readonly fresh: () => Promise<WorldEngines>;
  readonly stop: () => Promise<void>;
};

/** Runs on one DynamoDB Local, which takes longer for each with the tables that it has. */
const perDatabase = 50;

/** Starts them in memory. Throws an Error that says what is missing. */
export async function startEmulatedFaults(): Promise<EmulatedFaults> {
  const startDatabase = async () => {
    const started = await startDynamoDbLocal();
    if ("missing" in started) throw new Error(`--engines emulated: ${started.missing}`);
    return started;
  };
  let dynamo = await startDatabase();
  let runs = 0;
  const [aws, ses] = await Promise.all([startEmulatedAws(), startEmulatedSes()]);
  const restore = useEmulators({ aws: aws.endpoint, ses: ses.endpoint });
  const realNow = Date.now;
  return {
    async fresh() {
      if (runs++ % perDatabase === perDatabase - 1) {
        await dynamo.stop();
        dynamo = await startDatabase();
      }
      const { endpoint } = dynamo;
      const prefix = `${randomUUID().slice(0, 8)}-`;
      const channels = createChannels(aws, {
        prefix,
        subscriptions,
        visibilityOf: visibilityFor(everyConsumer),
      });
      return {
        tables: () => localDynamoTables(endpoint, allTables, prefix),
        messages: (around) =>
          emulatedMessages({
            channels,
            sqs: (action, input) =>
              action === "DeleteMessage" ? around(() => aws.sqs(action, input)) : aws.sqs(action, input),
            onError: () => {},
          }),
        mail: sesMail("shop@shop.example"),
        // The emulator of the queues knows the time by this process's clock.
        follow: (clock) => {
          Date.now = clock;
        },
      };
    },
    async stop() {
      Date.now = realNow;
      restore();
      await Promise.all([dynamo.stop(), aws.stop(), ses.stop()]);
    },
  };
}
