// Writes /openapi.json to a file, from the same app that serves it; npm run openapi lints the file too.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { openShop } from "./local/shop.ts";

const file = process.argv[2] ?? "dist/openapi.json";
const shop = await openShop({ port: 3000 });
const document: unknown = await (await shop.app.request("/openapi.json")).json();
await shop.close();
await mkdir(dirname(file), { recursive: true });
await writeFile(file, `${JSON.stringify(document, null, 2)}\n`);
console.log(`Wrote ${file}.`);
