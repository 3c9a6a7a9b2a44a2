import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import type { System } from "../../api/domain/actor.ts";
import { runImport } from "../../api/domain/imports/service.ts";
import type { Consumer } from "../../api/ports/messages.ts";
import { eachMessage } from "./batch.ts";

const actor: System = { type: "system", name: "imports" };
const Message = z.object({ importId: z.string() });

/** Goes on with an import of products; a message that comes twice repeats at most what was not noted yet. */
export const imports = (deps: Deps): Consumer =>
  eachMessage(
    deps,
    async (message) => {
      await runImport(deps, actor, Message.parse(message.body).importId);
    },
    "imports",
  );
