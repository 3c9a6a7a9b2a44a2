import type { DemoCategory, Kind, Material } from "./vocabulary/kind.ts";

export type Named = {
  readonly name: string;
  readonly collection: string;
  readonly material: Material;
  readonly finish: string | undefined;
};

/**
 * The unique name of the `turn`th product of a kind: first every collection in every material ("Fjord
 * Stoneware Mug"), then with finishes ("Fjord Stoneware Mug, Moss"), then numbered ("Fjord Stoneware Mug No.
 * 2"). `offset` is the starting point, so that another seed starts elsewhere.
 */
export function nameFor({ collections }: DemoCategory, kind: Kind, turn: number, offset: number): Named {
  const pairs = collections.length * kind.materials.length;
  const { round, place } = walked(turn, pairs, offset);
  const collection = collections[place % collections.length] ?? "";
  const material = kind.materials[Math.floor(place / collections.length)];
  if (!material) throw new Error(`a ${kind.noun} is made of nothing`);
  // A colour that the shopper chooses is not part of the name.
  const finishes = kind.options?.some(({ name }) => name === "Colour") ? [] : material.finishes;
  const finish = finishes[(round % (finishes.length + 1)) - 1];
  const number = 1 + Math.floor(round / (finishes.length + 1));
  const plain = `${collection} ${material.name} ${kind.noun}`;
  const numbered = number === 1 ? plain : `${plain} No. ${number}`;
  return { name: finish === undefined ? numbered : `${numbered}, ${finish}`, collection, material, finish };
}

/**
 * Visits every place once per round with distant neighbours: the step is near the golden ratio and coprime
 * with `size`.
 */
function walked(turn: number, size: number, offset: number): { round: number; place: number } {
  let step = Math.max(1, Math.round(size * 0.618));
  while (divisor(step, size) !== 1) step++;
  return { round: Math.floor(turn / size), place: (offset + (turn % size) * step) % size };
}

const divisor = (one: number, other: number): number => (other === 0 ? one : divisor(other, one % other));
