import type { ConsumerEntries } from "../consumers/entry.ts";
import { fromQueue } from "./queue.ts";
import { fromStream } from "./stream.ts";

/** Called with what the consumer's source sends: a batch of its queue or of its stream, or a schedule's event. */
export type Handler = (event: never) => Promise<unknown>;

/** A consumer as Lambda calls it. Throws an Error on a name that is not in the registry. */
export async function handlerOf<Needed>(
  entries: ConsumerEntries<Needed>,
  name: string | undefined,
  open: () => Promise<Needed>,
): Promise<Handler> {
  const entry = name !== undefined && Object.hasOwn(entries, name) ? entries[name] : undefined;
  if (!entry) throw new Error(`CONSUMER is "${name ?? ""}", which is not in the registry`);
  if ("queue" in entry) return fromQueue((await entry.load())(await open()));
  if ("feed" in entry) return fromStream((await entry.load())(await open()));
  const run = (await entry.load())(await open());
  return () => run({ alone: false });
}
