import type { Deps } from "../../api/deps.ts";
import type { TableChange } from "../../api/ports/table.ts";
import type { FeedConsumer } from "./entry.ts";

const atOnce = 20;

/** What a consumer reads out of a change (undefined: nothing to do), when two of these are one, and what it does. */
export type FeedWork<Subject> = {
  readonly read: (change: TableChange) => Subject | undefined;
  readonly keyOf: (subject: Subject) => string;
  /** What two subjects with one key come to; unless stated, the first. */
  readonly merge?: (first: Subject, next: Subject) => Subject;
  readonly handle: (subject: Subject) => Promise<void>;
};

/**
 * Handles each different subject of a batch once. What failed is named by all its changes, so that they come again. A row
 * that cannot be read is logged and passed over, because it would hold up all that follow.
 */
export const eachSubject =
  <Subject>(deps: Pick<Deps, "log">, { read, keyOf, merge, handle }: FeedWork<Subject>): FeedConsumer =>
  async (changes) => {
    const found = new Map<string, { subject: Subject; readonly sequences: string[] }>();
    for (const change of changes) {
      const subject = readOrUndefined(deps, read, change);
      if (subject === undefined) continue;
      const known = found.get(keyOf(subject));
      if (known) {
        known.sequences.push(change.sequence);
        if (merge) known.subject = merge(known.subject, subject);
      } else found.set(keyOf(subject), { subject, sequences: [change.sequence] });
    }
    const failed: string[] = [];
    const all = [...found.values()];
    for (let place = 0; place < all.length; place += atOnce)
      await Promise.all(
        all.slice(place, place + atOnce).map(({ subject, sequences }) =>
          handle(subject).catch((error: unknown) => {
            deps.log("warn", "a change of a feed was not handled", { subject: keyOf(subject), error });
            failed.push(...sequences);
          }),
        ),
      );
    return { failed };
  };

function readOrUndefined<Subject>(
  deps: Pick<Deps, "log">,
  read: FeedWork<Subject>["read"],
  change: TableChange,
): Subject | undefined {
  try {
    return read(change);
  } catch (error) {
    const { key, sequence } = change;
    deps.log("error", "a row of a feed cannot be read", { key, sequence, error });
    return undefined;
  }
}
