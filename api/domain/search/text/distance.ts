/**
 * The number of insertions, deletions, replacements and swaps of neighbouring letters that turn one word into the other
 * (optimal string alignment distance). Distances above `most` are answered as `most + 1`.
 */
export function editDistance(one: string, other: string, most: number): number {
  const rows = one.length;
  const columns = other.length;
  if (Math.abs(rows - columns) > most) return most + 1;
  let earlier = new Uint16Array(columns + 1);
  let previous = Uint16Array.from({ length: columns + 1 }, (_, column) => column);
  for (let row = 1; row <= rows; row++) {
    const current = new Uint16Array(columns + 1).fill(most + 1);
    current[0] = row;
    let least = row;
    const from = Math.max(1, row - most);
    const to = Math.min(columns, row + most);
    for (let column = from; column <= to; column++) {
      const letter = one.charCodeAt(row - 1);
      const against = other.charCodeAt(column - 1);
      let cost = Math.min(
        (previous[column] ?? most) + 1,
        (current[column - 1] ?? most) + 1,
        (previous[column - 1] ?? most) + (letter === against ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        letter === other.charCodeAt(column - 2) &&
        one.charCodeAt(row - 2) === against;
      if (swapped) cost = Math.min(cost, (earlier[column - 2] ?? most) + 1);
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    earlier = previous;
    previous = current;
  }
  return Math.min(previous[columns] ?? most + 1, most + 1);
}

/** Letters that are words or syllables: another one is another word. */
const syllables = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}]/u;

/**
 * Typing errors that are forgiven in a word: none in words with digits, of two letters, or of letters that are syllables;
 * two from eight letters on.
 */
export function forgiven(word: string): 0 | 1 | 2 {
  if (word.length < 3 || /\d/.test(word) || syllables.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}
