import type { Deps } from "../../api/deps.ts";
import type { TableChange } from "../../api/ports/table.ts";
import type { FeedConsumer } from "./entry.ts";

const atOnce = 20;

/** What a consumer reads out of a change (undefined: nothing to do), when two of these are one, and what it does. */
export type FeedWork<Subject> = {
  readonly read: (change: TableChange) => Promise<Subject | undefined>;
  readonly keyOf: (subject: Subject) => string;
  /** What two subjects with one key come to; unless stated, the first. */
  readonly merge?: (first: Subject, next: Subject) => Subject;
} & (
  | { readonly handle: (subject: Subject) => Promise<void> }
  /** Up to twenty subjects, all of which come again when it fails. */
  | { readonly handleAll: (subjects: readonly Subject[]) => Promise<void> }
);

type Found<Subject> = { subject: Subject; readonly sequences: string[] };

/**
 * Handles each different subject of a batch once. What failed is named by all its changes, so that they come again. A row
 * that cannot be read is logged and passed over, because it would hold up all that follow.
 */
export const eachSubject =
  <Subject>(deps: Pick<Deps, "log">, work: FeedWork<Subject>): FeedConsumer =>
  async (changes) => {
    const { read, keyOf, merge } = work;
    const found = new Map<string, Found<Subject>>();
    for (const change of changes) {
      const subject = await readOrUndefined(deps, read, change);
      if (subject === undefined) continue;
      const known = found.get(keyOf(subject));
      if (known) {
        known.sequences.push(change.sequence);
        if (merge) known.subject = merge(known.subject, subject);
      } else found.set(keyOf(subject), { subject, sequences: [change.sequence] });
    }
    const failed: string[] = [];
    const handling = async (some: readonly Found<Subject>[]): Promise<void> => {
      try {
        const subjects = some.map(({ subject }) => subject);
        await ("handleAll" in work ? work.handleAll(subjects) : Promise.all(subjects.map(work.handle)));
      } catch (error) {
        deps.log("warn", "a change of a feed was not handled", {
          subjects: some.map(({ subject }) => keyOf(subject)),
          error,
        });
        failed.push(...some.flatMap(({ sequences }) => sequences));
      }
    };
    const all = [...found.values()];
    for (let place = 0; place < all.length; place += atOnce) {
      const some = all.slice(place, place + atOnce);
      await ("handleAll" in work ? handling(some) : Promise.all(some.map((one) => handling([one]))));
    }
    return { failed };
  };

async function readOrUndefined<Subject>(
  deps: Pick<Deps, "log">,
  read: FeedWork<Subject>["read"],
  change: TableChange,
): Promise<Subject | undefined> {
  try {
    return await read(change);
  } catch (error) {
    const { key, sequence } = change;
    deps.log("error", "a row of a feed cannot be read", { key, sequence, error });
    return undefined;
  }
}
