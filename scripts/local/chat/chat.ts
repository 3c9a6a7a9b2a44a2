import { configuredModels } from "../../../agent/models/configured.ts";
import type { Models } from "../../../agent/models/models.ts";
import { chatOver } from "../../../agent/sse/chat.ts";
import type { AgentDeps } from "../../../agent/turn/deps.ts";
import { LiveTurns } from "../../../agent/turn/live-turns.ts";
import type { Deps } from "../../../api/deps.ts";
import { newRouter, type Routes } from "../../../api/http/router.ts";
import { type WebSocketDoor, webSocketDoor } from "./web-socket.ts";

export type ChatOptions = {
  /** Other models than the environment's. */
  readonly models?: Models | undefined;
  /** Other limits of a turn than the stage's. */
  readonly turnLimits?: AgentDeps["turnLimits"];
  /** How long a turn waits for its client to come back, in milliseconds. */
  readonly grace?: number | undefined;
  /** Other times of WebSockets than API Gateway's, in milliseconds. */
  readonly times?: { readonly idle?: number; readonly open?: number } | undefined;
};

/** The assistant of one machine: its routes for the API's app, and its WebSockets. */
export type LocalChat = {
  readonly routes: Routes;
  readonly sockets: WebSocketDoor;
  /** Resolves when no turn is under way. */
  idle(): Promise<void>;
  /** Stops every turn, and resolves when what was said is stored. */
  close(): Promise<void>;
};

/** Opens the assistant over both transports. A turn that began on one can be followed on the other. */
export async function openChat(
  depsOf: (functionName: string) => Deps,
  { models, turnLimits, grace, times }: ChatOptions,
): Promise<LocalChat> {
  const deps = depsOf("chat");
  const live = new LiveTurns(
    { ...deps, models: models ?? (await configuredModels(process.env)), ...(turnLimits && { turnLimits }) },
    grace === undefined ? {} : { grace },
  );
  const routes: Routes = newRouter();
  // On AWS they are a function of their own.
  for (const path of ["/chat", "/chat/sessions/:sessionId/turns/*"])
    routes.use(path, (c, next) => {
      c.set("deps", deps);
      return next();
    });
  routes.route("/", chatOver(live));
  const sockets = webSocketDoor({
    deps: depsOf("chat-socket"),
    workerDeps: depsOf("chat-worker"),
    live,
    ...(times && { times }),
  });
  return {
    routes,
    sockets,
    idle: () => live.idle(),
    async close() {
      await Promise.all([live.close(), sockets.close()]);
    },
  };
}
