/** What people say before they say something again, better: "a sheet, sorry, a duvet cover". */
const turning =
  /(?<=\S) ,? ?(?:(?:oh |ah |er |um )?(?:no wait|wait no|no sorry|sorry no|no no|no i mean(?:t)?|sorry ,? ?i mean(?:t)?|i mean(?:t)?(?: to say)?|no make (?:that|it)|make that|scratch that|or rather|no rather|rather|actually no|no actually|correction|sorry)|no(?= (?:make|\d|[\p{L}]+ instead))) ,? ?(?=\S)/u;
const money = /[$€£]?\d[\d.,]*/gu;
const article = /^(?:an?|the|some|one|my) /u;
const courtesy = /(?:^| ,)? ?(?:sorry|oops|my bad|my mistake|instead|rather|please)(?: ,)?$/u;

/**
 * A clause with what was said better in the place of what it corrects: "a sheet sorry duvet cover under 200 no wait 220" is
 * "a duvet cover under 220". A clause that corrects nothing stays as it is.
 */
export function corrected(clause: string): string {
  const found = turning.exec(clause);
  if (!found || found.index === 0) return clause;
  const before = clause.slice(0, found.index).trim();
  const after = corrected(clause.slice(found.index + found[0].length).trim())
    .replace(courtesy, "")
    .trim();
  if (after === "") return before;
  if (before.split(" ").length < 2 || question.test(after)) return clause;
  return joined(before, after);
}
const question =
  /^(?:is|are|do|does|can|what|how|why|when|where|who|i|you|it|that|this|they|he|she|we|not|no)\b/u;

function joined(before: string, after: string): string {
  const words = before.split(" ");
  const meant = after.replace(/(?<= )ones?$/u, words.includes("one") ? "one" : (words.at(-1) ?? ""));
  const said = meant.replace(article, "").split(" ");
  // "lounge chairs, i mean dining chairs": what both have ends what is replaced, and as many words before it.
  const kind = said.findIndex((word) => word.length > 2 && words.includes(word));
  if (kind >= 0) {
    const head = words.slice(0, Math.max(0, words.lastIndexOf(said[kind] ?? "") - kind)).join(" ");
    return `${head.replace(/(?:^| )(?:an?|the|some)$/u, "")} ${meant}`.trim();
  }
  if (/^[$€£]?\d/u.test(after)) return withNumber(before, after);
  const kept = words.slice(0, -1).join(" ");
  return article.test(`${after} `)
    ? `${kept.replace(/(?:^| )(?:an?|the|some|one|my)(?: \S+)?$/u, "")} ${after}`.trim()
    : `${kept} ${after}`;
}

/** The number in the place of the last one. */
function withNumber(before: string, after: string): string {
  const last = [...before.matchAll(money)].at(-1);
  if (!last) return `${before} ${after}`;
  const number = /^[$€£]?\d[\d.,]*/u.exec(after)?.[0] ?? "";
  const rest = after.replace(/^[$€£]?\d[\d.,]*(?: dollars?| bucks)?/u, "");
  const tail = rest.trim() === "" ? before.slice(last.index + last[0].length) : rest;
  return `${before.slice(0, last.index)}${number}${tail}`;
}
