/**
 * The beginning of a text as one line, in the length that search engines show: cut between words, of scripts without
 * spaces too, and never within a character.
 */
export function excerpt(text: string, length = 155): string {
  const line = text.replace(/\s+/g, " ").trim();
  const start = line.slice(0, length * 20);
  const characters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(start)];
  const limit = characters[length]?.index;
  if (limit === undefined) return line;
  const words = [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(start)];
  const end = words.findLast(
    ({ index, segment, isWordLike }) => isWordLike && index + segment.length <= limit,
  );
  const cut = end ? end.index + end.segment.length : 0;
  // A word longer than half of the excerpt is cut between characters.
  return `${line.slice(0, cut > limit / 2 ? cut : limit).trimEnd()}…`;
}
