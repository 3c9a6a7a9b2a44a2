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
export type EmulatedFaults = { readonly fresh: () => WorldEngines; readonly stop: () => Promise<void> };

/** Starts them in memory. Throws an Error that says what is missing. */
export async function startEmulatedFaults(): Promise<EmulatedFaults> {
  const dynamo = await startDynamoDbLocal();
  if ("missing" in dynamo) throw new Error(`--engines emulated: ${dynamo.missing}`);
  const [aws, ses] = await Promise.all([startEmulatedAws(), startEmulatedSes()]);
  const restore = useEmulators({ aws: aws.endpoint, ses: ses.endpoint });
  const realNow = Date.now;
  return {
    fresh() {
      const prefix = `${randomUUID().slice(0, 8)}-`;
      const channels = createChannels(aws, {
        prefix,
        subscriptions,
        visibilityOf: visibilityFor(everyConsumer),
      });
      return {
        tables: () => localDynamoTables(dynamo.endpoint, allTables, prefix),
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
