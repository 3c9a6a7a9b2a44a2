import { normalise } from "../text/normal.ts";

/** What a text is about, of what examples were given for; `share`: how sure that is, and `known`: how many of its words the examples have, from 0 to 1. */
export type Guess<Name extends string> = {
  readonly name: Name;
  readonly share: number;
  readonly known: number;
};

type Weights = ReadonlyMap<string, Float64Array>;
type Example = { readonly target: number; readonly features: readonly string[] };

/**
 * Learns from examples, separated by slashes, what a text is about: a logistic regression over words, pairs of words and
 * beginnings of words. It learns when it is first asked, always the same.
 */
export function learned<Name extends string>(
  examples: Readonly<Record<Name, string>>,
): (text: string) => Guess<Name> {
  const names = Object.keys(examples) as Name[]; // the keys of a Record<Name, …>
  let weights: Weights | undefined;
  return (text) => {
    weights ??= trained(names.map((name) => examples[name].split("/")));
    const shares = sharesIn(weights, names.length, featuresOf(text));
    const best = shares.indexOf(Math.max(...shares));
    const words = wordsIn(text);
    const known = words.filter((word) => weights?.has(word)).length / Math.max(1, words.length);
    const [first] = names;
    if (first === undefined) throw new Error("there are no examples");
    return { name: names[best] ?? first, share: shares[best] ?? 0, known };
  };
}

const rounds = 12;
const rate = 0.6;

function trained(examples: readonly (readonly string[])[]): Weights {
  const data: Example[] = examples.flatMap((texts, target) =>
    texts
      .map((text) => text.trim())
      .filter((text) => text !== "")
      .map((text) => ({ target, features: featuresOf(normalise(text).text) })),
  );
  const weights = new Map<string, Float64Array>();
  for (const { features } of data)
    for (const feature of features)
      if (!weights.has(feature)) weights.set(feature, new Float64Array(examples.length));
  // A fixed order that mixes what the examples are about.
  const stride = strideFor(data.length);
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < data.length; turn++) {
      const one = data[(turn * stride + round * 17) % data.length];
      if (one) learn(weights, examples.length, one, rate / (1 + round / 6));
    }
  return weights;
}

/** A step that visits every example once. */
function strideFor(size: number): number {
  const divides = (one: number, other: number): number => (other === 0 ? one : divides(other, one % other));
  let stride = 131;
  while (divides(size, stride) !== 1) stride++;
  return stride;
}

function learn(weights: Weights, size: number, { features, target }: Example, step: number): void {
  const shares = sharesIn(weights, size, features);
  const scale = step / Math.sqrt(features.length);
  for (const feature of features) {
    const own = weights.get(feature);
    if (!own) continue;
    for (let place = 0; place < size; place++)
      own[place] = (own[place] ?? 0) + scale * ((place === target ? 1 : 0) - (shares[place] ?? 0));
  }
}

/** How likely each is, together 1. */
function sharesIn(weights: Weights, size: number, features: readonly string[]): number[] {
  const scores = Array.from({ length: size }, () => 0);
  for (const feature of features) {
    const own = weights.get(feature);
    if (own)
      for (let place = 0; place < size; place++) scores[place] = (scores[place] ?? 0) + (own[place] ?? 0);
  }
  const norm = Math.sqrt(Math.max(1, features.length));
  const highest = Math.max(...scores);
  const raised = scores.map((score) => Math.exp((score - highest) / norm));
  const sum = raised.reduce((all, one) => all + one, 0);
  return raised.map((one) => one / sum);
}

/** The words of a text, every number as "0". */
export const wordsIn = (text: string): string[] =>
  text
    .replace(/\d+/gu, "0")
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter((word) => word !== "");

function featuresOf(text: string): string[] {
  const words = wordsIn(text);
  const features = new Set<string>(["begins", `begins ${words[0] ?? ""}`, `ends ${words.at(-1) ?? ""}`]);
  words.forEach((word, place) => {
    features.add(word);
    if (word.length > 5) features.add(`${word.slice(0, 5)}…`);
    const next = words[place + 1];
    if (next !== undefined) features.add(`${word} ${next}`);
  });
  return [...features];
}
