import { streamHandle } from "hono/aws-lambda";
import { awsDeps } from "../api/adapters/aws/deps.ts";
import { baseApp } from "../api/http/base.ts";
import { configuredModels } from "./models/configured.ts";
import { chatOver } from "./sse/chat.ts";
import { LiveTurns } from "./turn/live-turns.ts";

const deps = awsDeps(process.env);
const live = new LiveTurns({ ...deps, models: await configuredModels(process.env) });

/**
 * The assistant over server-sent events, behind a Function URL that streams. A client that leaves is not told to a function:
 * the turn's own limits end it.
 */
export const handler = streamHandle(baseApp(deps).route("/", chatOver(live)));
