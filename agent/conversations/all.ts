import { firstHalf } from "./first/conversations.ts";
import type { Conversation, Half, JudgedConversation, Kind } from "./format.ts";
import { fourthHalf } from "./fourth/conversations.ts";
import { secondHalf } from "./second/conversations.ts";
import { thirdHalf } from "./third/conversations.ts";

const halves: readonly (readonly [Half, Readonly<Record<Kind, readonly Conversation[]>>])[] = [
  ["first", firstHalf],
  ["second", secondHalf],
  ["third", thirdHalf],
  ["fourth", fourthHalf],
];

/** Every scripted conversation, with its half and its kind. */
export const conversations: readonly JudgedConversation[] = halves.flatMap(([half, kinds]) =>
  Object.entries(kinds).flatMap(([kind, some]) =>
    // The keys of a Record<Kind, …> are kinds.
    some.map((one) => ({ ...one, half, kind: kind as Kind })),
  ),
);
