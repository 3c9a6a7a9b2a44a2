import { DomainError } from "../../domain/errors.ts";

/** More writers of one item at once than a shop has. */
const attempts = 30;

/**
 * Changes a stored value under a storage condition: reads it, decides, writes if it still stands as read, and begins
 * again when somebody else wrote first. `decide` answering the value itself writes nothing. Answers the value after.
 * Throws what `decide` throws, and CONFLICT when others kept writing first.
 */
export async function changeStored<Value>(stored: {
  readonly read: () => Promise<Value>;
  readonly decide: (before: Value) => Value;
  /** False: `before` no longer stands, and nothing was written. */
  readonly write: (before: Value, after: Value) => Promise<boolean>;
}): Promise<Value> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await stored.read();
    const after = stored.decide(before);
    if (after === before || (await stored.write(before, after))) return after;
  }
  throw new DomainError("CONFLICT", { reason: "others kept changing this at the same time; try again" });
}
