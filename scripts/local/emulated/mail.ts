import { sesMail } from "../../../api/adapters/aws/mail.ts";
import type { Mailbox } from "../../../api/adapters/embedded/mail/mail.ts";
import type { Mail } from "../../../api/ports/mail.ts";
import type { EmulatedSes } from "../../testing/engines/ses.ts";

/** As in production (infra/stages.ts). */
const sender = "shop@shop.example";
const configurationSet = "e-com67";

/** Mail through SES. What arrived there is put into the mailbox, which outlives the emulator. */
export const emulatedMail =
  (ses: EmulatedSes) =>
  (mailbox: Mailbox): Mail => {
    const mail = sesMail(sender, { configurationSet });
    const known = new Set<string>();
    let newest = 0;
    const collect = async (): Promise<void> => {
      for (const { id, at, mail } of await ses.received(newest)) {
        if (known.has(id)) continue;
        known.add(id);
        newest = at;
        await mailbox.send(mail);
      }
    };
    let last: Promise<void> = Promise.resolve();
    return {
      async send(outgoing) {
        await mail.send(outgoing);
        last = last.catch(() => undefined).then(collect);
        await last;
      },
    };
  };
