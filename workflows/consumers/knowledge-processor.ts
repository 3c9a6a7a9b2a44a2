import { z } from "zod";
import type { Deps } from "../../api/deps.ts";
import type { System } from "../../api/domain/actor.ts";
import { processDocument } from "../../api/domain/knowledge/processing.ts";
import type { Consumer } from "../../api/ports/messages.ts";
import { eachMessage } from "./batch.ts";

const actor: System = { type: "system", name: "knowledge-processor" };
const Message = z.object({ documentId: z.string(), revision: z.string() });

/** Reads documents of the knowledge base into the index; a message that comes twice, late or after a newer one changes nothing. */
export const knowledgeProcessor = (deps: Deps): Consumer =>
  eachMessage(
    deps,
    async (message) => {
      await processDocument(deps, actor, Message.parse(message.body));
    },
    "knowledge-processor",
  );
