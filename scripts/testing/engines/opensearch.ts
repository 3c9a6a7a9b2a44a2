import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import getPort from "get-port";
import { findJava } from "./java.ts";

/** A running OpenSearch, or the reason why there is none. */
export type OpenSearch =
  | { readonly endpoint: string; readonly stop: () => Promise<void> }
  | { readonly missing: string };

const version = "2.19.1";
const readyWithinMs = 240_000;
const here = join(import.meta.dirname, "opensearch");

/** The folder of the jars (about 60 MB): OPENSEARCH_LIB, or the user's cache. */
const library = (): string =>
  process.env["OPENSEARCH_LIB"] ??
  join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "e-com67", `opensearch-${version}`);

/** Why OpenSearch cannot be started here; undefined when it can. Downloads nothing. */
export function openSearchMissing(): string | undefined {
  const java = findJava(17);
  if ("missing" in java) return java.missing;
  if (existsSync(library()) || hasMaven()) return undefined;
  return "Maven (mvn), which fetches OpenSearch once, is not installed";
}

/**
 * Starts a real OpenSearch (one node, with k-NN) on a free port of 127.0.0.1, in `folder` or in one of its own
 * that is deleted at the end, and resolves once it answers. The first start downloads the jars with Maven. It ends with this process. Throws
 * when it is installed and does not start.
 */
export async function startOpenSearch({
  folder: kept,
}: {
  readonly folder?: string;
} = {}): Promise<OpenSearch> {
  const missing = openSearchMissing();
  const java = findJava(17);
  if (missing !== undefined || "missing" in java) return { missing: missing ?? "no Java" };
  const failure = await fetchJars(library());
  if (failure !== undefined) return { missing: `Maven could not fetch OpenSearch: ${failure}` };
  const port = await getPort({ host: "127.0.0.1" });
  const folder = kept ?? (await mkdtemp(join(tmpdir(), "opensearch-")));
  const command = [
    java.java,
    "-Xms512m",
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-cp",
    join(library(), "*"),
    join(here, "OpenSearch.java"),
    String(port),
    folder,
    "org.opensearch.knn.plugin.KNNPlugin",
  ];
  const child = spawn(process.execPath, [join(import.meta.dirname, "child-process-guard.ts"), ...command], {
    stdio: ["pipe", "ignore", "pipe"],
  });
  const output = said(child);
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, "exit");
      child.stdin.end();
      await exited;
    }
    if (kept === undefined) await rm(folder, { recursive: true, force: true });
  };
  const until = performance.now() + readyWithinMs;
  while (performance.now() < until && child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${endpoint}/_cluster/health`).catch(() => undefined);
    if (answer?.ok) return { endpoint, stop };
    await wait(100);
  }
  await stop();
  throw new Error(`OpenSearch did not start: ${output() || "it said nothing"}`);
}

/**
 * Downloads the jars into a new folder and renames it when complete, so that an interrupted download is never
 * used. Returns Maven's output when it failed.
 */
async function fetchJars(folder: string): Promise<string | undefined> {
  if (existsSync(folder)) return undefined;
  const fresh = `${folder}.${process.pid}`;
  await mkdir(fresh, { recursive: true });
  const target = join(fresh, "target");
  const maven = spawn(
    "mvn",
    ["-q", "-B", "-f", join(here, "pom.xml"), "package", `-Dlib=${fresh}`, `-DbuildFolder=${target}`],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const output = said(maven);
  const [code]: unknown[] = await once(maven, "exit");
  if (code !== 0) {
    await rm(fresh, { recursive: true, force: true });
    return output();
  }
  await rm(target, { recursive: true, force: true });
  // Another process may have been first; its jars are the same.
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }));
  return undefined;
}

const hasMaven = (): boolean => spawnSync("mvn", ["-version"], { stdio: "ignore" }).status === 0;

function said(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    text = `${text}${chunk}`.slice(-4000);
  });
  return () => text.trim();
}
