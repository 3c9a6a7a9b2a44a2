import { re, starts } from "./pattern.ts";

const before = new Set(
  "made pieces piece i we you me us my our am are is was be do does did can could would will should may might have has had got get give a an the some any please want need like love prefer look looking for find finding search searching see show shows suggest recommend recommendation recommendations buy buying purchase purchasing shop shopping sell sells carry offer there what which kind kinds sort type types of to after help hi hello hey ok okay interested in something anything thing things stuff options option else ideas idea good nice great decent best cool cheap affordable inexpensive really just only also maybe perhaps about browse list display try new more other all your it it's its and or with um well so then now how products product items item thank thanks at that this those these another lot lots order ordering wanted wondering if first actually instead no not hmm let store yes".split(
    " ",
  ),
);
const after = new Set(
  "then stuff things thing please thanks thank you have got sell available there do for me us now today ones one to buy in your the shop store stock with that is are and or costs cost price priced it them a an of i my options option products product items item on sale here carry offer if possible instead too also budget money range as well somewhere under only around about at".split(
    " ",
  ),
);
const recipients = re`(?:as (?:a |an )?(?:birthday |christmas |wedding )?(?:gift|present) )?for (?:(?:my|his|her|our|a|an|the|their|some) (?:[\p{L}-]+ )?)?(?:mom|mum|mother|dad|father|wife|husband|girlfriend|boyfriend|friends?|sister|brother|son|daughter|grandmother|grandma|grandfather|grandpa|boss|colleagues?|partner|parents?|aunt|uncle|niece|nephew|teacher|neighbou?r|kids?|child|children|girl|boy|toddler|baby|fiancee?|in-laws?|cousin|roommate|flatmate|newborn|couple)(?:'s)?(?: birthday| wedding| anniversary)?|for (?:him|her|them|myself|me|us|someone)`;
const worthless = re`(?:that|which) (?:is|are|costs?|fits?)|(?:of )?(?:good|high|great|best) quality|nice|good|great|decent|lovely|beautiful|kind of|sort of|do you (?:have|sell|carry)|(?:preferably|ideally)|in your (?:shop|store|catalogue|catalog)|a bit|if possible`;

/** The noun phrase of a wish: what is left without what says that somebody wants something. */
export function nounPhrase(text: string): string {
  const parts = (text.split(" ").length > 9 ? toldLast(text) : text)
    .split(/ ?, ?/u)
    .map((part) => liked.exec(part)?.[1] ?? part)
    .filter((part) => part !== "" && !remark.test(part));
  if (parts.length > 1)
    return [...new Set(parts.map(nounPhrase).filter((part) => part !== ""))].slice(-3).join(" ");
  return phraseOf((parts[0] ?? text).replace(liking, " $1"));
}

/** What is asked for last in a story: "it is dark here and my wife said get a light for the wall". */
function toldLast(text: string): string {
  const wishes = [...text.matchAll(asked)];
  const last = wishes.at(-1)?.[1];
  return last === undefined || /^(?:gift|present)/u.test(last) ? text : last;
}
const asked =
  /\b(?:get|buy|need|want|find|looking for|search(?:ing)? for|show me|recommend|suggest|could use|thinking of|interested in)(?: me| us)? (?:an? |some )(.+?)(?= (?:and|but|because|so|,|it) |$)/gu;

/** What is told beside a wish: "she loves to cook". */
const remark = starts`(?:she|he|they|it|who|because|since|as|well|my [\p{L}]+ (?:is|are|has|needs?|wants?)|i (?:thought|think|am|was|have|just|really|do not))`;
/** "who likes coffee" says what a gift is to be about. */
const liking = re`(?:who |that |he |she |they )?(?:really |also )?(?:likes?|loves?|enjoys?|is into|are into|collects?) (?!to )([\p{L} ]+)$`;
const liked = starts`(?:who|that|he|she|they) (?:really |also )?(?:likes?|loves?|enjoys?|is into|are into|collects?) (?!to )([\p{L} ]+)$`;

/** What a gift is for is no product. */
const occasion =
  /^(?:gifts?|presents?|birthday|christmas|xmas|anniversary|wedding|valentines?|easter|graduation|housewarming)$/u;

function phraseOf(text: string): string {
  let rest = text.replace(/["():,[\]{}<>*_]/gu, " ");
  for (const pattern of [recipients, worthless]) rest = rest.replace(new RegExp(pattern.source, "gu"), " ");
  const words = rest.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  let start = 0;
  while (start < words.length && before.has(words[start] ?? "")) start++;
  let end = words.length;
  while (end > start && after.has(words[end - 1] ?? "")) end--;
  const kept = words.slice(start, end);
  if (kept.length > 0 && kept.every((word) => occasion.test(word)))
    return kept.length === 1 && /^(?:gift|present)/u.test(kept[0] ?? "") ? (kept[0] ?? "") : "";
  const present = kept.length > 1 ? kept.filter((word) => !/^(?:gifts?|presents?)$/u.test(word)) : kept;
  return present.join(" ");
}

const negated =
  /(?<![\p{L}\p{N}])(?:(?:but |and |just )*(?:(?:that|which|they|it) (?:is|are) )?(?:(?<!(?:can|could|do|does|did|will|would|should|have|has|had|may|might|must) )not (?:in |made (?:of|from) |with |of |any )?|(?:i )?(?:do|does|did|would|can|could) not (?:want|like|need|have|contain|use|wear|stand|eat|drink|love)(?: to have| made of)? |no |non-?|without |except(?: for)? |other than |anything but |excluding |free of |instead of )(?:an? |any |the |)?)([\p{L}-]+(?: (?:handle|cover|lid|sleeve|print|pattern)s?)?)(?: (?:ones?|please))?/gu;
const noObjects = new Set(
  "to sorry it them those these that this him her you me us decide wait find see choose understand sign log get use remember spend pay go exceed want have get be sure so like work know more less over above under below matter problem idea need thanks thank only just too very sure a an the one it that this really yet longer cost expensive".split(
    " ",
  ),
);

/** What a wish rules out ("not leather", "without a lid"), and the wish without it. */
export function takeNegations(text: string): { readonly without: readonly string[]; readonly rest: string } {
  const without: string[] = [];
  const rest = text.replace(negated, (all, object: string) => {
    if (noObjects.has(object.split(" ")[0] ?? "")) return all;
    without.push(object);
    return " ";
  });
  return { without, rest: rest.replace(/\s+/gu, " ").trim() };
}
