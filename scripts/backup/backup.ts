// npm run backup -- [--data .local] [--to backups] [--keep N]: copies a shop of one machine while it runs.
import { parseArgs } from "node:util";
import * as z from "zod";
import { keepBackups, takeBackup } from "./take.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string", default: ".local" },
    to: { type: "string", default: "backups" },
    keep: { type: "string" },
  },
});
const keep = z.coerce.number().int().min(1).optional().safeParse(values.keep);
if (!keep.success) {
  console.error("--keep: how many backups to keep, 1 or more");
  process.exit(2);
}
try {
  const began = performance.now();
  const { folder, manifest } = await takeBackup({ data: values.data, to: values.to, now: Date.now() });
  const bytes = manifest.files.reduce((sum, { size }) => sum + size, 0);
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${folder}: ${manifest.files.length} files, ${(bytes / 1e6).toFixed(1)} MB, ${seconds.toFixed(1)} s`,
  );
  const deleted = keep.data === undefined ? 0 : await keepBackups(values.to, keep.data);
  if (deleted > 0) console.log(`${deleted} older backups deleted.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
