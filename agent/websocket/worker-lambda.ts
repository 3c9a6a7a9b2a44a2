import { gatewayConnections } from "../../api/adapters/aws/chat/connections.ts";
import { readSocketEnvironment } from "../../api/adapters/aws/chat/environment.ts";
import { awsDeps } from "../../api/adapters/aws/deps.ts";
import { hasFollower } from "../../api/domain/chat/connections.ts";
import { configuredModels } from "../models/configured.ts";
import { LiveTurns } from "../turn/live-turns.ts";
import { gatewayWorker } from "./gateway.ts";

const { endpoint } = readSocketEnvironment(process.env);
const deps = awsDeps(process.env);
const live = new LiveTurns(
  { ...deps, models: await configuredModels(process.env) },
  { isFollowedElsewhere: (turnId) => hasFollower(deps, { type: "system", name: "chat-worker" }, turnId) },
);

/** Answers one frame of a WebSocket, which the door's function invokes it with. */
export const handler = gatewayWorker({ ...deps, connections: gatewayConnections(endpoint) }, live);
