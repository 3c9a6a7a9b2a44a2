import { editDistance } from "../../../../api/domain/search/text/distance.ts";

/** Words that carry a wish. Only these are recognised when mistyped; the search mends the names of products. */
const commands =
  "cart basket order orders shipping delivery deliver delivered arrive return returns refund warranty guarantee payment compare comparison remove delete cheaper cheapest expensive under below between second third track tracking please thanks hello quantity checkout available availability discount recommend search looking policy products instead change cancel empty about another difference privacy invoice similar show find"
    .split(" ")
    .map((word) => ({ word, letters: word.length }));
const byLetter = Map.groupBy(commands, ({ word }) => word.charAt(0));
const exact = new Set(commands.map(({ word }) => word));

/** Verbs too short to be told from other words but by a letter that was held too long: "addd". */
const shortVerbs = new Set("add all too free".split(" "));

/** Words that are near a command and none. */
const others = new Set(
  "talking taking tasking trading thinks shopping chopping border older elder card cards chart chapter cheater casket remote locking policies police orange chance charge charger starch thirst abort bellow return returned refunds warrant payments compared comparing removed deleted deleting order ordered ordering hell hellos tract tracker tracked cancelled canceled canceling changed changes changer emptied tried products product availably searched searches looming booking disco discounts discounted recommended thank similarly quantities seconds deliveries delivers delivering arrived arrives arrival thirds backpack privately plates pleats trucking carat carats carton carry care cars cast craft coat cable candle compact company wander wonder thunder policing conceal chancel paint change cheap cheapen tea".split(
    " ",
  ),
);

/** The command that a mistyped word stands for, or the word itself. */
export function spelt(word: string): string {
  const short = word.replace(/(\p{L})\1{2,}/gu, "$1$1");
  if (short !== word && shortVerbs.has(short)) return short;
  if (word.length < 4 || exact.has(word) || others.has(word) || !/^[a-z]+$/.test(word)) return word;
  const near = byLetter.get(word.charAt(0)) ?? [];
  const reach = (letters: number): number => (letters >= 9 ? 2 : 1);
  const found = near
    .filter(({ letters }) => Math.abs(letters - word.length) <= reach(letters))
    .map(({ word: command, letters }) => ({
      command,
      distance: editDistance(word, command, reach(letters)),
      letters,
    }))
    .filter(({ distance, letters }) => distance <= reach(letters))
    .filter(({ command, letters }) => letters > 4 || sameLetters(word, command))
    .sort((one, other) => one.distance - other.distance);
  return found[0]?.command ?? word;
}

/** A short command is recognised only when its letters are swapped or doubled: "crat", "cartt". */
const sameLetters = (word: string, command: string): boolean =>
  [...new Set(word)].sort().join("") === [...new Set(command)].sort().join("");
