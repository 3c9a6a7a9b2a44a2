import type { Json } from "./table.ts";

/** Open WebSockets of clients, wherever they end. */
export interface Connections {
  /** Sends one text frame of at most 32 KB. "gone": the client has left. */
  post(connectionId: string, frame: string): Promise<"sent" | "gone">;
}

/** Work that goes on after the one who asked for it was answered. */
export interface Background {
  /** Resolves once the work is certain to begin. */
  begin(work: Json): Promise<void>;
}
