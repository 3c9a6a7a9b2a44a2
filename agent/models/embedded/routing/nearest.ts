import { stem } from "../../../../api/domain/search/text/stem.ts";
import { normalise } from "../text/normal.ts";
import { type Guess, wordsIn } from "./learner.ts";

type Example<Name extends string> = { readonly name: Name; readonly weights: ReadonlyMap<string, number> };

/** The example that a text is most like; `share` is the cosine of their words, where rare words weigh more. For many names with few examples each. */
export function nearest<Name extends string>(
  examples: Readonly<Record<Name, string>>,
): (text: string) => Guess<Name> {
  const names = Object.keys(examples) as Name[]; // the keys of a Record<Name, …>
  let ready:
    | { readonly known: readonly Example<Name>[]; readonly rarity: ReadonlyMap<string, number> }
    | undefined;
  return (text) => {
    ready ??= prepared(names, examples);
    const { known, rarity } = ready;
    const features = featuresOf(text);
    const own = weighed(features, rarity);
    let best: { readonly name: Name | undefined; readonly share: number } = { name: names[0], share: 0 };
    for (const { name, weights } of known) {
      let share = 0;
      for (const [feature, weight] of own) share += weight * (weights.get(feature) ?? 0);
      if (share > best.share) best = { name, share };
    }
    if (best.name === undefined) throw new Error("there are no examples");
    const words = features.filter((feature) => !feature.includes(" "));
    const shared = words.filter((word) => rarity.has(word)).length / Math.max(1, words.length);
    return { name: best.name, share: best.share, known: shared };
  };
}

function prepared<Name extends string>(names: readonly Name[], examples: Readonly<Record<Name, string>>) {
  const texts = names.flatMap((name) =>
    [name, ...examples[name].split("/")].map((text) => ({
      name,
      features: featuresOf(normalise(text).text),
    })),
  );
  const counts = new Map<string, number>();
  for (const { features } of texts)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const rarity = new Map(
    [...counts].map(([feature, count]) => [feature, Math.log(1 + texts.length / count)]),
  );
  return { rarity, known: texts.map(({ name, features }) => ({ name, weights: weighed(features, rarity) })) };
}

/** Of length 1. Words that no example has count as much as the rarest: a text of such words is like none. */
function weighed(
  features: readonly string[],
  rarity: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const rarest = Math.log(1 + rarity.size / 4);
  const weights = features.map((feature) => {
    const words = feature.split(" ");
    const rare = rarity.get(feature) ?? (words.length > 1 ? 0 : rarest);
    const telling = words.every((word) => small.has(word)) ? 0.35 : 1;
    return [feature, rare * telling * (words.length > 1 ? 0.5 : 1)] as const;
  });
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(weights.map(([feature, weight]) => [feature, weight / length]));
}

/** Words that questions of every kind have. */
const small = new Set(
  "how what when where who which why is are was were be do does did can could will would may must should i you we they he she it my your our their me us them the a an to of in on at for with and or if so that this these those not no there long much many have has get got".split(
    " ",
  ),
);

function featuresOf(text: string): string[] {
  const words = wordsIn(text).map(stem);
  return [
    ...new Set(
      words.flatMap((word, place) => (place === 0 ? [word] : [word, `${words[place - 1]} ${word}`])),
    ),
  ];
}
