import type { Background } from "../../../ports/connections.ts";
import { lazy } from "../../lazy.ts";
import { within } from "../within.ts";

/** Work for another function, which Lambda calls once it has taken the event. */
export function invokedFunction(functionName: string): Background {
  const sdk = lazy(async () => {
    const { InvokeCommand, LambdaClient } = await import("@aws-sdk/client-lambda");
    return { InvokeCommand, client: new LambdaClient(within(5_000)) };
  });
  return {
    async begin(work) {
      const { client, InvokeCommand } = await sdk();
      const Payload = new TextEncoder().encode(JSON.stringify(work));
      await client.send(new InvokeCommand({ FunctionName: functionName, InvocationType: "Event", Payload }));
    },
  };
}
