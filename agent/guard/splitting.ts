const abbreviation =
  /(?:^|[\s("'])(?:e\.g|i\.e|approx|ca|no|nr|vs|incl|excl|max|min|mr|mrs|ms|dr|st|etc|fig|vol|art|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun|a\.m|p\.m|u\.s|[a-z])\.$/i;
/** Characters after which a text without a sentence's end is cut, at a space. */
const longest = 1_000;

/** Cuts a stream of text into sentences and lines. Each keeps the space behind it, so that together they are the text. */
export function sentenceBuffer(): { push(delta: string): string[]; end(): string[] } {
  let held = "";
  const take = (isEnd: boolean): string[] => {
    const ready: string[] = [];
    for (let at = endOfFirst(held, isEnd); at > 0; at = endOfFirst(held, isEnd)) {
      ready.push(held.slice(0, at));
      held = held.slice(at);
    }
    return ready;
  };
  return {
    push(delta) {
      held += delta;
      return take(false);
    },
    end() {
      const ready = take(true);
      const rest = held;
      held = "";
      return rest === "" ? ready : [...ready, rest];
    },
  };
}

/** Where the first sentence ends; 0 while that cannot be told. */
function endOfFirst(text: string, isEnd: boolean): number {
  for (const match of text.matchAll(/\n+|[.!?…]+["'”’)\]*_]*(\s+)|[。！？]+/g)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith("\n") || /[。！？]$/.test(match[0])) {
      // More of an empty line may follow.
      if (end === text.length && !isEnd && match[0].startsWith("\n")) return 0;
      return end;
    }
    if (end === text.length) return match[1]?.includes("\n") ? end : 0;
    const upTo = text.slice(0, match.index + 1);
    const isList = /(?:^|\n)\s*(?:[-*•>]\s*)?(?:\d{1,2}|[a-z])\.$/i.test(upTo);
    const goesOn = /^\p{Ll}/u.test(text.slice(end)) || (abbreviation.test(upTo) && !match[1]?.includes("\n"));
    if (!isList && !goesOn) return end;
  }
  if (text.length <= longest) return 0;
  const space = text.lastIndexOf(" ", longest);
  return space > 0 ? space + 1 : longest;
}
