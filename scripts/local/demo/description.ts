import type { Random } from "../../testing/random.ts";
import type { DemoCategory, Kind, Material } from "./vocabulary/kind.ts";

type Described = {
  readonly category: DemoCategory;
  readonly kind: Kind;
  readonly material: Material;
  readonly collection: string;
};

/** Four short sentences: maker, size, use and care. */
export function descriptionOf({ category, kind, material, collection }: Described, random: Random): string {
  const thing = inSentence(material.name, kind.noun);
  const maker = random.pick(category.makers);
  const opening = random.pick([
    `${capital(one(thing, kind.counted))} from the ${collection} collection by ${maker}.`,
    `${maker} makes ${kind.counted === "pair" ? `this pair of ${thing}` : `${kind.counted === "mass" ? "the" : "this"} ${thing}`} for the ${collection} collection.`,
    `From ${maker} and the ${collection} collection: ${one(thing, kind.counted)}.`,
  ]);
  const chosen = (text: string) =>
    text.replace(/\{([^}]+)\}/g, (_, choices: string) => random.pick(choices.split("|")));
  return [opening, chosen(random.pick(kind.facts)), chosen(random.pick(kind.uses)), material.care].join(" ");
}

/** "an oak bench", "a pair of merino socks", "wildflower honey". */
function one(thing: string, counted: Kind["counted"]): string {
  if (counted === "mass") return thing;
  if (counted === "pair") return `a pair of ${thing}`;
  return `${/^[aeiou]/i.test(thing) ? "an" : "a"} ${thing}`;
}

/** Within a sentence only proper names keep their capitals: "Turkish cotton bath towel", "cotton T-shirt". */
function inSentence(material: string, noun: string): string {
  return `${material} ${noun}`
    .split(" ")
    .map((word) => {
      if (proper.has(word)) return word;
      return word === "T-Shirt" ? "T-shirt" : word.toLowerCase();
    })
    .join(" ");
}

const proper = new Set("Turkish Ethiopian Colombian Darjeeling Earl Grey Damascus Corten".split(" "));

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
