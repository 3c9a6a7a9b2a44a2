/** A record of a file, by its number (the header is 1): its cells, or why it cannot be read. */
export type CsvRecord =
  | { readonly row: number; readonly cells: readonly string[] }
  | { readonly row: number; readonly fault: string };

export type CsvFile = {
  /** In the words of the WHATWG's Encoding Standard: "utf-8", "windows-1252", "utf-16le"… */
  readonly encoding: string;
  readonly records: AsyncIterable<CsvRecord>;
};

/** Reads and writes CSV. */
export interface Csv {
  /**
   * The records of a file whose encoding and delimiter (comma, semicolon or tab) are detected. Throws VALIDATION_ERROR for
   * bytes that are no text. A cell that was written so that no spreadsheet runs it as a formula is read as what it was.
   */
  read(bytes: Uint8Array): Promise<CsvFile>;
  /** A line for each row, with its end. Cells that a spreadsheet would run as a formula get an apostrophe in front. */
  lines(rows: readonly (readonly string[])[]): Promise<string>;
}
