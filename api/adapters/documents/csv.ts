import { CsvError } from "csv-parse";
import { parse } from "csv-parse/sync";
import type { ReadDocument } from "../../ports/formats/document-reader.ts";
import { Outline } from "./outline.ts";
import { refused } from "./refusal.ts";

const mostColumns = 100;
const mostRows = 20_000;

/** CSV by the package csv-parse: a row is a section that is headed by its first cell; the other cells are named by the header. */
export function readCsv(text: string): ReadDocument {
  const [first = ""] = text.replace(/"[^"]*"/g, "").split("\n", 1);
  const delimiter = [",", ";", "\t"].reduce((best, one) =>
    first.split(one).length > first.split(best).length ? one : best,
  );
  if (first.split(delimiter).length > mostColumns) throw refused(`has more than ${mostColumns} columns.`);
  const [header = [], ...rows] = rowsOf(text, delimiter);
  const outline = new Outline();
  for (const [name = "", ...cells] of rows) {
    outline.heading(2, name);
    const filled = cells.map((cell, place) => ({ cell, column: header[place + 1] ?? "" }));
    for (const { cell, column } of filled)
      if (cell.trim() !== "")
        outline.paragraph(filled.length === 1 || column.trim() === "" ? cell : `${column}: ${cell}`);
    // A column of its own: the rows are the text.
    if (cells.length === 0) outline.paragraph(name);
  }
  return outline.document();
}

function rowsOf(text: string, delimiter: string): string[][] {
  try {
    const rows: unknown = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 200_000,
      to: mostRows + 1,
    });
    // Without `columns` the package makes rows of cells.
    return rows as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refused(`is not valid CSV: ${error.message}`);
  }
}
