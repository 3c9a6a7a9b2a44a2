import { expect, test } from "vitest";
import type { CsvRecord } from "../../ports/formats/csv.ts";
import { DomainError } from "../errors.ts";
import { mostZipRates, zipRatesIn } from "./zip-rates.ts";

async function* records(lines: readonly string[]): AsyncGenerator<CsvRecord> {
  for (const [place, line] of lines.entries()) yield { row: place + 1, cells: line.split(",") };
}
const read = (...lines: string[]) => zipRatesIn(records(lines));
const issuesOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!DomainError.is(error, "VALIDATION_ERROR")) throw new Error("This was to be refused, and was not");
  return error.details.issues.map(({ path, message }) => `${path} ${message}`);
};

// The columns of Avalara's free tables, one file for each state: https://www.avalara.com/taxrates/en/download-tax-tables.html
const avalara =
  "State,ZipCode,TaxRegionName,EstimatedCombinedRate,StateRate,EstimatedCountyRate,EstimatedCityRate,EstimatedSpecialRate,RiskLevel";

test("a file of the usual kind is read with each tax by itself", async () => {
  expect(await read(avalara, "CA,94105,SAN FRANCISCO,0.08625,0.06,0.0025,0,0.02375,1")).toEqual([
    {
      state: "CA",
      zip: "94105",
      components: [
        { name: "State tax", basisPoints: 600 },
        { name: "County tax", basisPoints: 25 },
        { name: "Special tax", basisPoints: 237.5 },
      ],
    },
  ]);
});

test("percents are known from fractions, and a spreadsheet's missing zero is put back", async () => {
  const [one] = await read("state,zip_code,State Rate", "ma,2108,6.25");
  expect(one).toEqual({ state: "MA", zip: "02108", components: [{ name: "State tax", basisPoints: 625 }] });
});

test("what is wrong is named by row and column", async () => {
  expect(
    await issuesOf(read("State,ZipCode,StateRate,CityRate", "California,94105,0.06,", "CA,9410x,-1,0.5")),
  ).toEqual([
    "row 2: State must be a state's code of two letters",
    "row 3: ZipCode must have five digits",
    "row 3: StateRate must be a rate from 0 to 30 %",
    "row 3: CityRate must be a rate from 0 to 30 %",
  ]);
  const twice = ["CA,2108,0.06", "CA,02108,0.07"];
  expect(await issuesOf(read("State,ZipCode,StateRate", ...twice))).toEqual([
    "row 3: ZipCode is there twice",
  ]);
  expect(await issuesOf(read("Zip,Rate", "94105,0.06"))).toEqual([
    "State is missing from the header",
    "StateRate is missing from the header",
  ]);
  expect(await issuesOf(read("State,Zip,StateRate"))).toEqual([" has no rows"]);
  const many = Array.from({ length: mostZipRates + 1 }, () => "CA,94105,0.06");
  expect(await issuesOf(read("State,Zip,StateRate", ...many))).toEqual([" must have at most 10000 rows"]);
});
