import { isUnit } from "./measures.ts";
import { tokensOf } from "./tokens.ts";

/** Where a name stops to say what the thing is: what it is for, what comes with it, its sizes and colours. */
const aside = /\s(?:for|fits|compatible with|with|w\/|für|mit|pour|avec|para|con|per)\s|[,(|–—]|\s-\s/iu;
const purpose = /\s(?:for|fits|compatible with|für|pour|para|per)\s/iu;
const several = /[&,/>|]|\sand\s|\sund\s/iu;

/** The part of a name that says what the thing is: "Desk Lamp" of "Desk Lamp with Green Shade, Brass". */
export const calledIn = (name: string): string => name.split(aside, 1)[0] ?? "";

/** A name in two parts: what the thing is called, and from "for" on what it is for. */
export function partsOfName(name: string): readonly [called: string, purpose: string] {
  const at = name.search(purpose);
  return at <= 0 ? [name, ""] : [name.slice(0, at), name.slice(at)];
}

/**
 * The noun of a name, as English, German and others that put it last have it: "Lamp" of "Brass Desk Lamp 40 W". Measures
 * and part numbers behind it are passed over. Empty where there is none.
 */
export function nounOf(name: string): string {
  const called = calledIn(name);
  const noun = tokensOf(called).findLast(({ word }) => word.length > 2 && !/\d/.test(word) && !isUnit(word));
  return noun ? called.slice(noun.start, noun.end) : "";
}

/** The nouns of a category: "Keyboards" and "Mice" of "Keyboards & Mice", "Accessories" of "Phone Accessories". */
export const nounsOf = (category: string): string[] =>
  category
    .split(several)
    .map(nounOf)
    .filter((noun) => noun !== "");
