import * as z from "zod";
import { maxMessageLength } from "../../api/domain/chat/protocol.ts";
import { DomainError } from "../../api/domain/errors.ts";
import { issuesOf } from "../../api/domain/issues.ts";
import { MarketIdParam } from "../../api/domain/markets/schema.ts";

/** The most bytes of a frame in either direction: API Gateway closes a connection that sends a larger one. */
export const mostFrameBytes = 32 * 1024;

const id = z.string().min(1).max(64);

const SendMessage = z.object({
  action: z.literal("sendMessage"),
  message: z.string().min(1).max(maxMessageLength),
  sessionId: id.nullish(),
  /** Where the shopper is; left out, or null: in the default market. */
  market: MarketIdParam.nullish(),
  metadata: z
    .looseObject({
      confirmationId: id.optional(),
      kind: z.enum(["shop", "insights"]).default("shop"),
      /** Comes back in every frame of the turn, and in the error frame if there is none. */
      requestId: id.optional(),
    })
    .optional(),
});
const Stop = z.object({ action: z.literal("stop"), sessionId: id });
const Resume = z.object({
  action: z.literal("resume"),
  sessionId: id,
  turnId: id,
  after: z.int().min(0).default(0),
});
const Ping = z.object({ action: z.literal("ping") });

const Frame = z.discriminatedUnion("action", [SendMessage, Stop, Resume, Ping]);

/** What a client asks for in a text frame. */
export type ClientFrame = z.output<typeof Frame>;

/** Parses a text frame. Throws VALIDATION_ERROR, or PAYLOAD_TOO_LARGE. */
export function readFrame(text: string): ClientFrame {
  if (Buffer.byteLength(text) > mostFrameBytes)
    throw new DomainError("PAYLOAD_TOO_LARGE", { maxBytes: mostFrameBytes });
  const parsed = Frame.safeParse(jsonOf(text));
  if (!parsed.success) throw new DomainError("VALIDATION_ERROR", { issues: issuesOf(parsed.error) });
  return parsed.data;
}

/** The same for work that was passed on, and read before. */
export const readWork = (frame: unknown): ClientFrame => Frame.parse(frame);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError("VALIDATION_ERROR", { issues: [{ path: "", message: "must be JSON" }] });
  }
}
