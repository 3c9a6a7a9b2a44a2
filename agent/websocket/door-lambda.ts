import { invokedFunction } from "../../api/adapters/aws/chat/background.ts";
import { gatewayConnections } from "../../api/adapters/aws/chat/connections.ts";
import { readSocketEnvironment } from "../../api/adapters/aws/chat/environment.ts";
import { awsDeps } from "../../api/adapters/aws/deps.ts";
import { gatewayDoor } from "./gateway.ts";

const { endpoint, worker } = readSocketEnvironment(process.env);
const deps = awsDeps(process.env);

/** The routes of the WebSocket API: $connect, $disconnect, sendMessage and the rest. */
export const handler = gatewayDoor(
  { ...deps, connections: gatewayConnections(endpoint) },
  invokedFunction(worker),
);
