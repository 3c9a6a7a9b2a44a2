import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import { runRebuild } from "../../api/domain/search/service.ts";
import type { Consumer } from "../../api/ports/messages.ts";
import { eachMessage } from "./batch.ts";

const Message = z.object({ rebuildId: z.string() });

/** Builds the search index anew when staff ask for it. Twice changes nothing. */
export const searchRebuild = (deps: Deps): Consumer =>
  eachMessage(deps, async (message) => {
    const { rebuildId } = Message.parse(message.body);
    await runRebuild(deps, rebuildId);
  });
