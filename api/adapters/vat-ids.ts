import library from "stdnum/lib/cjs/index.js";
import type { VatIds } from "../ports/vat-ids.ts";

/** By what an id begins with: the country, and the number of it that is the VAT id. */
const kinds = {
  AT: "uid",
  BE: "vat",
  BG: "vat",
  CY: "vat",
  CZ: "dic",
  DE: "vat",
  DK: "cvr",
  EE: "kmkr",
  EL: "vat",
  ES: "nif",
  FI: "alv",
  FR: "tva",
  HR: "oib",
  HU: "anum",
  IE: "vat",
  IT: "iva",
  LT: "pvm",
  LU: "tva",
  LV: "pvn",
  MT: "vat",
  NL: "btw",
  PL: "nip",
  PT: "nif",
  RO: "cui",
  SE: "vat",
  SI: "ddv",
  SK: "dph",
  XI: "vat",
  GB: "vat",
  CH: "vat",
  NO: "mva",
  AU: "abn",
} as const;

/** Codes under which the library has a number's country. */
const known: Readonly<Record<string, string>> = { EL: "GR", XI: "GB" };

/** VAT ids by the npm package stdnum, without asking anybody. */
export const vatIds: VatIds = {
  async read(text) {
    const typed = text.toUpperCase().replace(/[^A-Z0-9]/g, "");
    const begins = /^\d{11}$/.test(typed) ? "AU" : typed.slice(0, 2).replace(/^GR$/, "EL");
    if (!isKind(begins)) return undefined;
    const rest = typed.replace(/^[A-Z]{2}/, "");
    const country = known[begins] ?? begins;
    const numbers = library.stdnum[country]?.[kinds[begins]];
    // Switzerland's number is part of its prefix: CHE.
    const checked = numbers?.validate(begins === "CH" ? typed : rest);
    if (!checked?.isValid) return undefined;
    const id = checked.compact.startsWith(begins) ? checked.compact : `${begins}${checked.compact}`;
    return { country: begins === "EL" ? "GR" : begins, id };
  },
};

const isKind = (text: string): text is keyof typeof kinds => Object.hasOwn(kinds, text);
