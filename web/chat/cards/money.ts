/** An amount of a card, in minor units, as the decimal that the shop's pages show: 2400 → 24. A yen is a hundred of them, too. */
export const decimal = (minor: number): number => minor / 100;
