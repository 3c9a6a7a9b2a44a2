import { amountIssue, type Currency, minorOf } from "../money.ts";
import { type Column, type Header, valuesOf } from "./columns.ts";

/** Something wrong, or worth knowing, at a row and column of a file. */
export type RowIssue = { readonly row: number; readonly column: string; readonly message: string };

export type Row = { readonly row: number; readonly cells: readonly string[] };

/** Reads the cells of one row; what is wrong is added to `issues`. Undefined: the file does not have the column. */
export class Cells {
  readonly #row: Row;
  readonly #header: Header;
  readonly #issues: RowIssue[];

  constructor(row: Row, header: Header, issues: RowIssue[]) {
    this.#row = row;
    this.#header = header;
    this.#issues = issues;
  }

  wrong(column: Column, message: string): undefined {
    this.#issues.push({ row: this.#row.row, column, message });
    return undefined;
  }

  raw(column: Column): string | undefined {
    const place = this.#header.get(column);
    return place === undefined ? undefined : (this.#row.cells[place] ?? "").trim();
  }

  /** At most `longest` characters. */
  text(column: Column, longest: number): string | undefined {
    const text = this.raw(column);
    if (text !== undefined && Array.from(text).length > longest)
      return this.wrong(column, `must have at most ${longest} characters`);
    return text;
  }

  /** As `text`; an empty cell is wrong. */
  required(column: Column, longest: number): string | undefined {
    const text = this.text(column, longest);
    return text === "" ? this.wrong(column, "must not be empty") : text;
  }

  /** An amount in minor units, with a decimal point or a decimal comma; in a currency without decimals a whole number. */
  amount(column: Column, currency?: Currency): number | undefined {
    const text = this.raw(column);
    if (text === undefined || text === "") return undefined;
    if (!/^\d+([.,]\d{1,2})?$/.test(text))
      return this.wrong(
        column,
        `"${text.slice(0, 40)}" must be an amount such as 19.99 or 19,99, without a currency sign`,
      );
    const amount = minorOf(Number(text.replace(",", ".")));
    if (amount === undefined) return this.wrong(column, "must be at most 99,999,999");
    const wrong = currency && amountIssue(amount, currency);
    return wrong === undefined ? amount : this.wrong(column, wrong);
  }

  /** A whole number of units. */
  units(column: Column): number | undefined {
    const text = this.raw(column);
    if (text === undefined || text === "") return undefined;
    if (!/^\d{1,7}$/.test(text) || Number(text) > 1_000_000)
      return this.wrong(column, `"${text.slice(0, 40)}" must be a whole number from 0 to 1,000,000`);
    return Number(text);
  }

  flag(column: Column): boolean | undefined {
    const text = this.raw(column)?.toLowerCase();
    if (text === undefined || text === "") return undefined;
    if (["yes", "true", "1", "y"].includes(text)) return true;
    if (["no", "false", "0", "n"].includes(text)) return false;
    return this.wrong(column, "must be yes or no");
  }

  /** One of some words, in any case; undefined where the cell is empty. */
  oneOf<Word extends string>(column: Column, words: readonly Word[]): Word | undefined {
    const text = this.raw(column)?.toLowerCase();
    if (text === undefined || text === "") return undefined;
    return words.find((word) => word === text) ?? this.wrong(column, `must be one of ${words.join(", ")}`);
  }

  /** An https address or a path of the shop. */
  url(column: Column): string | undefined {
    const text = this.raw(column);
    if (text === undefined || text === "") return undefined;
    return isUrl(text) ? text : this.wrong(column, "must be an https address or a path of this shop");
  }

  list(column: Column, most: number, longest: number): string[] | undefined {
    const text = this.raw(column);
    if (text === undefined) return undefined;
    const values = [...new Set(valuesOf(text))];
    if (values.length > most) return this.wrong(column, `must have at most ${most} values`);
    if (values.some((value) => Array.from(value).length > longest))
      return this.wrong(column, `must have values of at most ${longest} characters`);
    return values;
  }
}

/** What a picture's address may be. */
export const isUrl = (text: string): boolean =>
  text.length <= 2000 && /^(https:\/\/|\/)[^\s"<>]+$/.test(text);
