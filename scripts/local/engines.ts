import type { Hono } from "hono";
import type { Mailbox } from "../../api/adapters/embedded/mail/mail.ts";
import type { SqliteMessages } from "../../api/adapters/embedded/messages/messages.ts";
import type { Log } from "../../api/deps.ts";
import type { Files } from "../../api/ports/files.ts";
import type { Mail } from "../../api/ports/mail.ts";
import type { Messages } from "../../api/ports/messages.ts";
import type { Tables } from "../../api/ports/table.ts";
import type { VectorIndex } from "../../api/ports/vector-index.ts";
import type { Installation } from "./installation.ts";
import type { ShopSearch } from "./search.ts";

/** The Messages port of one process, which also delivers the messages to the shop's consumers. */
export type RunningMessages = Messages & Pick<SqliteMessages, "consume" | "idle" | "tick">;

/** Files that do not lie in the shop's folder, and what answers under /_local/files for them. */
export type OtherFiles = { readonly files: Files; readonly door: Hono };

/** Engines in the place of the embedded ones; what is missing stays embedded. */
export type OtherEngines = {
  readonly tables?: Tables;
  readonly messages?: RunningMessages;
  /** Sends mail, and puts what was sent into the mailbox for whoever runs the shop. */
  readonly mail?: (mailbox: Mailbox) => Mail;
  /** `publicUrl` is where the door is mounted, as browsers reach it. */
  readonly files?: (publicUrl: string) => OtherFiles;
  readonly search?: (shop: {
    readonly tables: Tables;
    readonly installation: Installation;
    readonly log: Log;
  }) => Promise<ShopSearch>;
  readonly vectors?: VectorIndex;
};
