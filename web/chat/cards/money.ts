import { decimalsOf } from "../../market/decimals.ts";

/** An amount of a card, in minor units, as the decimal that the shop's pages show: 2400 → 24 for USD, 2400 for JPY. */
export const decimal = (minor: number, currency: string): number => minor / 10 ** decimalsOf(currency);
