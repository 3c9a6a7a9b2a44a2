/** What may follow a root, the longest first, and the shortest root that it is taken from. */
const endings: readonly (readonly [ending: string, root: number])[] = [
  ["ations", 4],
  ["ation", 4],
  ["ments", 3],
  ["ment", 3],
  ["ings", 3],
  ["ing", 3],
  ["ied", 3],
  ["ies", 3],
  ["ions", 4],
  ["ion", 4],
  ["als", 5],
  ["al", 5],
  ["ed", 3],
  ["es", 3],
  ["ly", 4],
  ["s", 3],
  ["e", 4],
  ["y", 3],
];

/**
 * The root that forms of an English word share: "deliver", "delivered" and "delivery", "cancel" and "cancellation". It finds
 * more than the stems of the product search do, where "shipping" is no "ship".
 */
export function rootOf(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  for (const [ending, least] of endings) {
    if (!word.endsWith(ending) || word.endsWith("ss")) continue;
    const root = word.slice(0, -ending.length);
    if (root.length < least || !/[aeiouy]/.test(root)) continue;
    return undoubled(root.length > least && ending !== "e" && root.endsWith("e") ? root.slice(0, -1) : root);
  }
  return undoubled(word);
}

/** "shipp" as "ship"; "ss" stays. */
const undoubled = (root: string): string => (/([b-df-hj-np-rtv-z])\1$/.test(root) ? root.slice(0, -1) : root);
