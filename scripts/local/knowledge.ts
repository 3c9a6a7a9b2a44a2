// npm run knowledge -- list | add FILE… | remove ID… | reprocess [ID…] | ask "QUESTION" [--data .local]: the documents of a shop on this machine.

import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { documentReader } from "../../api/adapters/documents/reader.ts";
import { shopEnglish } from "../../api/adapters/embedded/embedder/embedder.ts";
import { folderFiles } from "../../api/adapters/embedded/files/files.ts";
import { sqliteMessages } from "../../api/adapters/embedded/messages/messages.ts";
import { openSqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../../api/adapters/embedded/table/table.ts";
import { sqliteVectors } from "../../api/adapters/embedded/vectors/vectors.ts";
import { jsonLog } from "../../api/adapters/log.ts";
import { allTables } from "../../api/adapters/stores/keys.ts";
import { knowledgeIn } from "../../api/adapters/stores/knowledge/documents.ts";
import type { System } from "../../api/domain/actor.ts";
import { DomainError } from "../../api/domain/errors.ts";
import type { KnowledgeDocument } from "../../api/domain/knowledge/document.ts";
import { processDocument } from "../../api/domain/knowledge/processing.ts";
import { searchKnowledge } from "../../api/domain/knowledge/search.ts";
import {
  deleteDocument,
  listDocuments,
  reprocessDocument,
  uploadDocument,
} from "../../api/domain/knowledge/service.ts";
import { subscriptions } from "../../api/ports/messages.ts";

const usage = 'npm run knowledge -- list | add FILE… | remove ID… | reprocess [ID…] | ask "QUESTION"';
const { values, positionals } = parseArgs({
  options: { data: { type: "string", default: ".local" } },
  allowPositionals: true,
});
const [command = "", ...named] = positionals;
const file = join(values.data, "shop.sqlite");
if (!existsSync(file)) fail(`${values.data} has no shop; start one there first.`);

const actor: System = { type: "system", name: "npm run knowledge" };
const sqlite = openSqlite(file);
const deps = {
  knowledge: knowledgeIn(sqliteTables(sqlite, allTables)),
  files: folderFiles({ folder: join(values.data, "files"), publicUrl: "http://localhost", secret: "unused" }),
  messages: sqliteMessages({
    sqlite,
    subscriptions,
    onError: (error) => jsonLog("error", "queue", { error }),
  }),
  documents: documentReader,
  embedder: shopEnglish,
  vectors: sqliteVectors(sqlite),
  now: Date.now,
  newId: randomUUID,
  log: jsonLog,
};

try {
  await run();
} catch (error) {
  if (!DomainError.is(error)) throw error;
  const [issue] = DomainError.is(error, "VALIDATION_ERROR") ? error.details.issues : [];
  console.error(issue ? `${issue.path} ${issue.message}` : error.message);
  process.exitCode = 1;
} finally {
  await sqlite.close();
}

async function run(): Promise<void> {
  if (command === "list") for (const document of await listDocuments(deps, actor)) show(document);
  else if (command === "add" && named.length > 0)
    for (const path of named) {
      const content = await readFile(path).catch(() => fail(`${path} cannot be read.`));
      await finish(await uploadDocument(deps, actor, { fileName: basename(path), content }));
    }
  else if (command === "remove" && named.length > 0)
    for (const documentId of named) await deleteDocument(deps, actor, documentId);
  else if (command === "reprocess") {
    const all = (await listDocuments(deps, actor)).map(({ documentId }) => documentId);
    for (const documentId of named.length > 0 ? named : all)
      await finish(await reprocessDocument(deps, actor, documentId));
  } else if (command === "ask" && named.length > 0) {
    const passages = await searchKnowledge(deps, actor, { query: named.join(" ") });
    if (passages.length === 0) console.log("No document answers this.");
    for (const { documentId, heading, text, score } of passages)
      console.log(
        `${score.toFixed(2)} ${documentId}${heading === undefined ? "" : ` › ${heading}`}\n${text}\n`,
      );
  } else fail(usage);
}

/** At once, so that it works while no shop is running; a shop that runs finds nothing left to do. */
async function finish({ documentId, revision }: KnowledgeDocument): Promise<void> {
  await processDocument(deps, actor, { documentId, revision });
  const document = await deps.knowledge.find(documentId);
  if (!document) return;
  show(document);
  if (document.state === "failed") process.exitCode = 1;
}

function show({ documentId, title, state, served, problem }: KnowledgeDocument): void {
  const passages = served?.model === deps.embedder.model ? served.passages : 0;
  console.log(`${documentId}\t${title}\t${state}\t${problem ?? `${passages} passages`}`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
