import { tables } from "../../../api/adapters/stores/keys.ts";
import type { TableSpec, Tables, Write } from "../../../api/ports/table.ts";
import type { TableMethod } from "../../../workflows/consumers/entry.ts";

/** Tables that note each use as "orders get": the table and the method of the port. */
export function recordedTables(engine: Tables, note: (act: string) => void): Tables {
  const noteTable = (table: TableSpec, method: TableMethod): void => {
    const id = Object.entries(tables).find(([, spec]) => spec.name === table.name)?.[0];
    note(`${id} ${method}`);
  };
  const noting =
    <Given extends unknown[], Result>(
      method: TableMethod,
      ask: (table: TableSpec, ...given: Given) => Result,
    ) =>
    (table: TableSpec, ...given: Given): Result => {
      noteTable(table, method);
      return ask(table, ...given);
    };
  return {
    ...engine,
    get: noting("get", (...given: Parameters<Tables["get"]>) => engine.get(...given)),
    getAll: noting("getAll", (...given: Parameters<Tables["getAll"]>) => engine.getAll(...given)),
    query: noting("query", (...given: Parameters<Tables["query"]>) => engine.query(...given)),
    scan: noting("scan", (...given: Parameters<Tables["scan"]>) => engine.scan(...given)),
    put: noting("put", (...given: Parameters<Tables["put"]>) => engine.put(...given)),
    update: noting("update", (...given: Parameters<Tables["update"]>) => engine.update(...given)),
    delete: noting("delete", (...given: Parameters<Tables["delete"]>) => engine.delete(...given)),
    load: noting("load", (...given: Parameters<Tables["load"]>) => engine.load(...given)),
    transact(writes) {
      for (const write of writes) noteTable(write.table, kindOf(write));
      return engine.transact(writes);
    },
  };
}

const kindOf = (write: Write): TableMethod =>
  "put" in write ? "put" : "update" in write ? "update" : "delete" in write ? "delete" : "check";
