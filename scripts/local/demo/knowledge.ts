import { readdir, readFile } from "node:fs/promises";
import type { System } from "../../../api/domain/actor.ts";
import { type KnowledgeDeps, uploadDocument } from "../../../api/domain/knowledge/service.ts";

const folder = new URL("knowledge/", import.meta.url);
const actor: System = { type: "system", name: "demo data" };

/** Uploads the demo shop's documents; the knowledge processor reads them. */
export async function loadDemoDocuments(deps: KnowledgeDeps): Promise<void> {
  for (const fileName of await readdir(folder))
    await uploadDocument(deps, actor, { fileName, content: await readFile(new URL(fileName, folder)) });
}
