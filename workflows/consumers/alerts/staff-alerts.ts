import * as z from "zod";
import type { Deps } from "../../../api/deps.ts";
import type { System } from "../../../api/domain/actor.ts";
import { StaffEvent } from "../../../api/domain/alerts/event.ts";
import { type AlertDeps, alertStaff } from "../../../api/domain/alerts/service.ts";
import { heldFor } from "../../../api/domain/notifications/store.ts";
import { MailDeferred } from "../../../api/ports/mail.ts";
import type { Consumer } from "../../../api/ports/messages.ts";
import { eachMessage } from "../batch.ts";
import { delayAfter, mostTries } from "./deferred.ts";

const actor: System = { type: "system", name: "staff-alerts" };

/** A message as it was published, with how often a mail server has said "later". */
const Published = z.record(z.string(), z.json());
const Tries = z.object({ tries: z.int().min(0).default(0) });

/** Mails staff what happened, once per event and person. What waits or is deferred goes back into the queue for later. */
export const staffAlerts = (deps: AlertDeps & Pick<Deps, "log" | "messages">): Consumer =>
  eachMessage(
    deps,
    async ({ body }) => {
      const event = StaffEvent.parse(body);
      const { tries } = Tries.parse(body);
      const later = (next: number, delaySeconds: number): Promise<void> =>
        deps.messages.send(
          "staff-alerts",
          { body: { ...Published.parse(body), tries: next } },
          { delaySeconds },
        );
      try {
        if ((await alertStaff(deps, actor, event)) === "held") await later(tries, heldFor);
      } catch (error) {
        if (!(error instanceof MailDeferred) || tries >= mostTries) throw error;
        deps.log("warn", "a mail server deferred a mail", { type: event.type, tries, error });
        await later(tries + 1, delayAfter(tries));
      }
    },
    "staff-alerts",
  );
