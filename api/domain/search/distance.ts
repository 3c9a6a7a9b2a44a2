/**
 * How many letters must be inserted, left out, replaced or swapped with their neighbour to make one word the other
 * (optimal string alignment). Counts to `most` at most: what is farther is `most + 1`.
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

/** Typing errors that are forgiven in a word: none in numbers and in words of two letters, two from eight letters on. */
export function forgiven(word: string): 0 | 1 | 2 {
  if (word.length < 3 || /\d/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}
