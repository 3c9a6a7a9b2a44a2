import { createHash } from "node:crypto";
import type { Sqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import type { StateMachine } from "../asl/types.ts";

/** A definition at one point in time; `id` is derived from `text`, its JSON. */
export type Version = { readonly id: string; readonly machine: StateMachine; readonly text: string };

/**
 * Stores the definitions that executions were started with. An execution uses its own to the end, as on AWS,
 * whatever the shop was updated to meanwhile.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html
 */
export function machineVersions(sqlite: Sqlite, definitions: Readonly<Record<string, StateMachine>>) {
  sqlite.define(
    "CREATE TABLE IF NOT EXISTS workflow_versions (id TEXT PRIMARY KEY, machine TEXT NOT NULL) STRICT, WITHOUT ROWID",
  );
  const latest = new Map(Object.entries(definitions).map(([name, machine]) => [name, versionOf(machine)]));
  const known = new Map([...latest.values()].map((version) => [version.id, version.machine]));

  return {
    /** The version that a new execution uses; undefined when there is no such workflow. */
    latest: (workflow: string): Version | undefined => latest.get(workflow),
    /** For use inside a write: stores the version together with the execution that starts with it. */
    keep: ({ id, text }: Version): void => {
      sqlite.run("INSERT OR IGNORE INTO workflow_versions (id, machine) VALUES (?, ?)", id, text);
    },
    find: (id: string): StateMachine | undefined => {
      const machine = known.get(id) ?? read(id);
      if (machine) known.set(id, machine);
      return machine;
    },
  };

  function read(id: string): StateMachine | undefined {
    const text = sqlite.get("SELECT machine FROM workflow_versions WHERE id = ?", id)?.["machine"];
    // Only `keep` writes these rows, from a checked definition.
    return typeof text === "string" ? (JSON.parse(text) as StateMachine) : undefined;
  }
}

function versionOf(machine: StateMachine): Version {
  const text = JSON.stringify(machine);
  return { id: createHash("sha256").update(text).digest("hex").slice(0, 16), machine, text };
}

export type MachineVersions = ReturnType<typeof machineVersions>;
