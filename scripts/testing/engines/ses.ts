import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import * as z from "zod";
import type { OutgoingMail } from "../../../api/ports/mail.ts";

const require = createRequire(import.meta.url);

/** A mail as SES got it; `at` is epoch seconds. */
export type ReceivedMail = { readonly id: string; readonly at: number; readonly mail: OutgoingMail };

export type EmulatedSes = {
  readonly endpoint: string;
  /** What arrived in or after this second, oldest first. */
  readonly received: (since?: number) => Promise<readonly ReceivedMail[]>;
  readonly stop: () => Promise<void>;
};

const Store = z.object({
  emails: z.array(
    z.object({
      messageId: z.string(),
      from: z.string(),
      replyTo: z.array(z.string()),
      destination: z.object({ to: z.array(z.string()) }),
      subject: z.string(),
      body: z.object({ html: z.string().default(""), text: z.string().default("") }),
      at: z.number(),
    }),
  ),
});

/** SES v2 in this process and in memory (the npm package aws-ses-v2-local); its own page shows what was sent. */
export async function startEmulatedSes(): Promise<EmulatedSes> {
  // Required, because loaders disagree on the default export of such a module. Loaded here, because few need it.
  const { default: listen }: typeof import("aws-ses-v2-local") = require("aws-ses-v2-local");
  const server = await listen({ host: "127.0.0.1", port: 0 });
  // A server that listens on a port has an address with it.
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    async received(since = 0) {
      const { emails } = Store.parse(await (await fetch(`${endpoint}/store?since=${since}`)).json());
      return emails.map(({ messageId, at, from, replyTo, destination, subject, body }) => ({
        id: messageId,
        at,
        mail: {
          to: destination.to[0] ?? "",
          ...senderOf(from),
          ...(replyTo[0] !== undefined && { replyTo: replyTo[0] }),
          subject,
          ...body,
        },
      }));
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Reads a From header as a mail program does; an address without a name is the shop's own sender. */
export function senderOf(from: string): Pick<OutgoingMail, "from"> {
  const [, name = "", address = ""] = /^(.*) <(.*)>$/.exec(from) ?? [];
  if (name === "") return {};
  const words = [...name.matchAll(/=\?UTF-8\?B\?([^?]{1,63})\?=/g)].map(([, text = ""]) =>
    Buffer.from(text, "base64"),
  );
  const read = words.length > 0 ? Buffer.concat(words).toString() : name.slice(1, -1).replace(/\\(.)/g, "$1");
  return { from: { name: read, address } };
}
