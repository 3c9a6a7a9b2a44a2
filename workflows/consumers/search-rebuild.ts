import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import { DomainError } from "../../api/domain/errors.ts";
import { runRebuild } from "../../api/domain/search/service.ts";
import type { Consumer } from "../../api/ports/messages.ts";
import { eachMessage } from "./batch.ts";

const Message = z.object({ rebuildId: z.string() });

/** Builds the search index anew when staff ask for it. A delivery that meets the same rebuild at work leaves it to that. */
export const searchRebuild = (deps: Deps): Consumer =>
  eachMessage(deps, async (message) => {
    const { rebuildId } = Message.parse(message.body);
    try {
      await runRebuild(deps, rebuildId);
    } catch (error) {
      if (!DomainError.is(error, "CONFLICT")) throw error;
    }
  });
