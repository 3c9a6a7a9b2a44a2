import type { CsvRecord } from "../../ports/formats/csv.ts";
import { DomainError, type Issue } from "../errors.ts";
import type { TaxComponent } from "../pricing/plan.ts";

/** The taxes of a postal code in the United States: that of the state and those of the places within. */
export type ZipRate = {
  readonly state: string;
  readonly zip: string;
  readonly components: readonly TaxComponent[];
};

/** Most rows of a file: a state has 2,700 postal codes at most. */
export const mostZipRates = 10_000;

/** The columns of the usual files, by their names without "Estimated", blanks and underscores. */
const parts = [
  ["staterate", "State tax"],
  ["countyrate", "County tax"],
  ["cityrate", "City tax"],
  ["specialrate", "Special tax"],
] as const;
const zipNames = ["zipcode", "zip", "postalcode"];

/**
 * Reads a file of rates by postal code with the columns State, ZipCode, StateRate and, as far as there are any, CountyRate,
 * CityRate and SpecialRate; rates are fractions (0.0725) or, where any is 1 or more, percents. Throws VALIDATION_ERROR that
 * names each faulty row and column.
 */
export async function zipRatesIn(records: AsyncIterable<CsvRecord>): Promise<readonly ZipRate[]> {
  const issues: Issue[] = [];
  const rows: (readonly [row: number, cells: readonly string[]])[] = [];
  for await (const record of records) {
    if ("fault" in record) issues.push({ path: `row ${record.row}`, message: record.fault });
    else if (record.cells.some((cell) => cell.trim() !== "")) rows.push([record.row, record.cells]);
    if (rows.length > mostZipRates + 1)
      throw refused([{ path: "", message: `must have at most ${mostZipRates} rows` }]);
  }
  const [header, ...body] = rows;
  const places = (header?.[1] ?? []).map(plain);
  const column = (names: readonly string[]) => places.findIndex((place) => names.includes(place));
  const [stateAt, zipAt] = [column(["state"]), column(zipNames)];
  if (stateAt < 0) issues.push({ path: "State", message: "is missing from the header" });
  if (zipAt < 0) issues.push({ path: "ZipCode", message: "is missing from the header" });
  if (column([parts[0][0]]) < 0) issues.push({ path: "StateRate", message: "is missing from the header" });
  if (issues.length > 0) throw refused(issues);
  const rateColumns = parts.flatMap(([name, label]) => {
    const at = column([name]);
    return at < 0 ? [] : [{ at, label, name: header?.[1][at]?.trim() ?? name }];
  });
  const isPercent = body.some(([, cells]) => rateColumns.some(({ at }) => Number(cells[at]) >= 1));
  const known = new Set<string>();
  const rates = body.map(([row, cells]): ZipRate => {
    const wrong = (path: string, message: string): void =>
      void issues.push({ path: `row ${row}: ${path}`, message });
    const [state, zip] = [
      (cells[stateAt] ?? "").trim().toUpperCase(),
      (cells[zipAt] ?? "").trim().padStart(5, "0"),
    ];
    if (!/^[A-Z]{2}$/.test(state)) wrong("State", "must be a state's code of two letters");
    if (!/^\d{5}$/.test(zip)) wrong("ZipCode", "must have five digits");
    else if (known.has(`${state} ${zip}`)) wrong("ZipCode", "is there twice");
    known.add(`${state} ${zip}`);
    const components = rateColumns.map(({ at, label, name }) => {
      const value = Number((cells[at] ?? "").trim() || "0");
      const basisPoints = Math.round(value * (isPercent ? 100_000 : 10_000_000)) / 1000;
      if (!(basisPoints >= 0 && basisPoints <= 3000)) wrong(name, "must be a rate from 0 to 30 %");
      return { name: label, basisPoints };
    });
    return { state, zip, components: components.filter(({ basisPoints }) => basisPoints > 0) };
  });
  if (issues.length > 0) throw refused(issues);
  if (rates.length === 0) throw refused([{ path: "", message: "has no rows" }]);
  return rates;
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_-]+/g, "")
    .replace(/^estimated/, "");

const mostIssues = 50;
const refused = (issues: readonly Issue[]): DomainError =>
  new DomainError("VALIDATION_ERROR", { issues: issues.slice(0, mostIssues) });
