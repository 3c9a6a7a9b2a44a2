/** Numbers of words, in the order in which they came and, to find those with a prefix, alphabetically. */
export interface SortedWords {
  readonly ids: readonly number[];
  add(id: number): void;
  /** The words from a prefix on, in alphabetical order. */
  from(prefix: string): Generator<number>;
}

/** Sorts some of the words of a list. New ones are merged in on the next read, in one pass. */
export function sortedWords(words: readonly string[]): SortedWords {
  const ids: number[] = [];
  let sorted: number[] = [];

  const inOrder = (): number[] => {
    if (sorted.length === ids.length) return sorted;
    const fresh = ids.slice(sorted.length);
    fresh.sort((one, other) => compare(words[one], words[other]));
    const merged: number[] = [];
    let at = 0;
    for (const id of sorted) {
      while (at < fresh.length && compare(words[fresh[at] ?? 0], words[id]) < 0)
        merged.push(fresh[at++] ?? 0);
      merged.push(id);
    }
    sorted = merged.concat(fresh.slice(at));
    return sorted;
  };

  return {
    ids,
    add: (id) => {
      ids.push(id);
    },
    *from(prefix) {
      const order = inOrder();
      let low = 0;
      let high = order.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (compare(words[order[middle] ?? 0], prefix) < 0) low = middle + 1;
        else high = middle;
      }
      for (let at = low; at < order.length; at++) yield order[at] ?? 0;
    },
  };
}

const compare = (one = "", other = ""): number => (one < other ? -1 : one > other ? 1 : 0);
