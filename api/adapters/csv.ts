import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { stringify } from "csv-stringify/sync";
import { DomainError } from "../domain/errors.ts";
import type { Csv, CsvRecord } from "../ports/formats/csv.ts";

/** Characters of text that are handed to the parser at once. */
const chunk = 64 * 1024;
/** A quote that is never closed makes one record of all that follows it. */
const longestRecord = 200_000;

/** CSV by the packages csv-parse and csv-stringify. */
export const csv: Csv = {
  async read(bytes) {
    const { text, encoding } = decoded(bytes);
    return { encoding, records: recordsOf(text) };
  },
  lines: async (rows) =>
    stringify(
      rows.map((cells) => cells.map(escaped)),
      { record_delimiter: "\r\n" },
    ),
};

async function* recordsOf(text: string): AsyncGenerator<CsvRecord> {
  let row = 0;
  const faults: CsvRecord[] = [];
  const parser = parse({
    delimiter: delimiterOf(text),
    max_record_size: longestRecord,
    relax_column_count: true,
    skip_empty_lines: false,
    skip_records_with_error: true,
    // Rows that are skipped count too.
    on_record: (cells) => [String(++row), ...cells],
    on_skip: (error) => {
      if (error) faults.push({ row: ++row, fault: faultOf(error) });
      return undefined;
    },
  });
  Readable.from(chunksOf(text)).pipe(parser);
  for await (const parsed of parser) {
    // What on_record made.
    const [number, ...cells] = parsed as [string, ...string[]];
    while ((faults[0]?.row ?? Number.POSITIVE_INFINITY) < Number(number)) yield* faults.splice(0, 1);
    if (cells.some((cell) => cell.trim() !== "")) yield { row: Number(number), cells: cells.map(unescaped) };
  }
  yield* faults;
}

function* chunksOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += chunk) yield text.slice(start, start + chunk);
}

const faultOf = (error: Error): string => {
  const code = error instanceof CsvError ? error.code : "";
  if (code === "CSV_QUOTE_NOT_CLOSED") return "A quotation mark is opened here and never closed.";
  if (code === "INVALID_OPENING_QUOTE" || code === "CSV_INVALID_CLOSING_QUOTE")
    return 'A quotation mark stands inside a cell. Put the cell in quotation marks and double those inside: "12"" pipe".';
  if (code === "CSV_MAX_RECORD_SIZE")
    return "The row is longer than 200,000 characters. A quotation mark may be missing.";
  return "The row cannot be read.";
};

/** UTF-8, UTF-16 with a byte order mark, or else Windows-1252, which spreadsheets write. */
function decoded(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return decodedAs("utf-16le", bytes);
  if (first === 0xfe && second === 0xff) return decodedAs("utf-16be", bytes);
  if (bytes.includes(0))
    throw new DomainError("VALIDATION_ERROR", {
      issues: [
        {
          path: "file",
          message: "is no CSV text, or UTF-16 without a byte order mark. Save it as CSV UTF-8.",
        },
      ],
    });
  try {
    return decodedAs("utf-8", bytes);
  } catch {
    return decodedAs("windows-1252", bytes);
  }
}

const decodedAs = (encoding: string, bytes: Uint8Array) => ({
  // Drops a byte order mark.
  text: new TextDecoder(encoding, { fatal: true }).decode(bytes),
  encoding,
});

/** What separates the cells of the header, outside of quotation marks. */
function delimiterOf(text: string): string {
  const [header = ""] = text.replace(/"[^"]*"/g, "").split(/\r|\n/, 1);
  const counted = [",", ";", "\t"].map((sign) => ({ sign, count: header.split(sign).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

/** With any apostrophes before it, so that what had one comes back as it was. */
const formula = /^'*[=+\-@\t\r]/;
const escaped = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);
const unescaped = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
