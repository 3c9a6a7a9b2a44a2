import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import type { System } from "../../api/domain/actor.ts";
import { runRebuild } from "../../api/domain/search/rebuild.ts";
import type { Consumer } from "../../api/ports/messages.ts";
import { eachMessage } from "./batch.ts";

const actor: System = { type: "system", name: "search-rebuild" };
const Message = z.object({ rebuildId: z.string() });

/** Builds the search index anew when staff ask for it; a message that comes twice builds it once. */
export const searchRebuild = (deps: Deps): Consumer =>
  eachMessage(
    deps,
    async (message) => {
      const { rebuildId } = Message.parse(message.body);
      await runRebuild(deps, actor, rebuildId);
    },
    "search-rebuild",
  );
