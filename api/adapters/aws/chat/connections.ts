import type { Connections } from "../../../ports/connections.ts";
import { lazy } from "../../lazy.ts";
import { within } from "../within.ts";

/**
 * The connections of a WebSocket API of API Gateway. `endpoint` is the stage's address with https.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
 */
export function gatewayConnections(endpoint: string): Connections {
  const sdk = lazy(async () => {
    const module = await import("@aws-sdk/client-apigatewaymanagementapi");
    return { ...module, client: new module.ApiGatewayManagementApiClient({ ...within(5_000), endpoint }) };
  });
  return {
    async post(ConnectionId, Data) {
      const { client, GoneException, PostToConnectionCommand } = await sdk();
      try {
        await client.send(new PostToConnectionCommand({ ConnectionId, Data }));
        return "sent";
      } catch (error) {
        if (error instanceof GoneException) return "gone";
        throw error;
      }
    },
  };
}
