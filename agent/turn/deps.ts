import type { Config, Log } from "../../api/deps.ts";
import type { ChatDeps } from "../../api/domain/chat/service.ts";
import type { Settings } from "../../api/domain/settings/store.ts";
import type { Models } from "../models/models.ts";
import type { ToolDeps } from "../tools/registry.ts";
import type { TurnLimits } from "./limits.ts";

/** What the assistant stands on. */
export type AgentDeps = ToolDeps &
  ChatDeps & {
    readonly models: Models;
    readonly config: Pick<Config, "stage">;
    readonly settings: Pick<Settings, "read">;
    readonly log: Log;
    /** Other limits than the stage's. */
    readonly turnLimits?: Partial<TurnLimits>;
  };
