import { basename, resolve } from "node:path";
import { type BuildOptions, type BuildResult, build, type Metafile, type Plugin } from "esbuild";

/** What esbuild made of one entry, `index.mjs`: split files in memory. */
type Split = BuildResult<{ metafile: true; write: false }>;

/**
 * Writes a split bundle into a folder, with all that its entry imports statically in one file, `start.mjs`. esbuild makes a
 * file for each set of lazy imports that share code: dozens of files to find, read and link before a function starts.
 * Returns the size in bytes.
 */
export async function writeStarting(split: Split, folder: string, options: BuildOptions): Promise<number> {
  const code = new Map(split.outputFiles.map(({ path, text }) => [basename(path), text]));
  const outputs = new Map(
    Object.entries(split.metafile.outputs).map(([path, output]) => [basename(path), output]),
  );
  // In the order of their imports, so that all modules run in the order that they had. Not the entry itself: while it awaits what
  // it imports lazily, those files wait for none that is still running.
  const atStart = [...staticImports("index.mjs", outputs)].filter((file) => file !== "index.mjs");
  // Two files may export the same name, which here gets the file's place.
  const exported = (place: number, write: (name: string, inStart: string) => string) =>
    (outputs.get(atStart[place] ?? "")?.exports ?? [])
      .map((name) => write(name, `${name}_${place}`))
      .join(", ");
  const start = atStart.map((file, place) => {
    const names = exported(place, (name, inStart) => `${name} as ${inStart}`);
    return `export { ${names} } from "./${file}";`;
  });
  const fromStart = atStart.map((file, place): [string, string] => {
    const names = exported(place, (name, inStart) => `${inStart} as ${name}`);
    return [file, `export { ${names} } from "./start.mjs";`];
  });
  const write = async (entryPoints: string[], sources: ReadonlyMap<string, string>): Promise<number> => {
    const { metafile } = await build({
      ...options,
      entryPoints,
      bundle: true,
      outdir: folder,
      outExtension: { ".js": ".mjs" },
      // What is read has the names of what is written, and is in memory only.
      allowOverwrite: true,
      metafile: true,
      plugins: [includingOnly(new Set(atStart), sources, folder)],
    });
    const files = Object.entries(metafile.outputs).filter(([file]) => file.endsWith(".mjs"));
    return files.reduce((sum, [, { bytes }]) => sum + bytes, 0);
  };
  // Of the files at the start, those that are imported lazily elsewhere stay, and the entry.
  const others = [...code.keys()].filter((file) => !atStart.includes(file) || outputs.get(file)?.entryPoint);
  const sizes = await Promise.all([
    write(["start.mjs"], new Map([...code, ["start.mjs", start.join("\n")]])),
    write(others, new Map([...code, ...fromStart])),
  ]);
  return sizes.reduce((sum, size) => sum + size, 0);
}

type Outputs = ReadonlyMap<string, Metafile["outputs"][string]>;

/** A file and all that it imports statically, also indirectly. */
function staticImports(file: string, outputs: Outputs, found = new Set<string>()): Set<string> {
  if (found.has(file) || !outputs.has(file)) return found;
  found.add(file);
  for (const { kind, path } of outputs.get(file)?.imports ?? [])
    if (kind === "import-statement") staticImports(basename(path), outputs, found);
  return found;
}

/** Reads files from memory, and includes these where they are imported statically; all other imports stay as they are. */
const includingOnly = (
  included: ReadonlySet<string>,
  sources: ReadonlyMap<string, string>,
  folder: string,
): Plugin => ({
  name: "including-only",
  setup(building) {
    building.onResolve({ filter: /./ }, ({ path, kind }) => {
      const isHere = kind === "entry-point" || (kind === "import-statement" && included.has(basename(path)));
      return isHere ? { path: resolve(folder, path) } : { path, external: true };
    });
    building.onLoad({ filter: /./ }, ({ path }) => ({
      contents: sources.get(basename(path)) ?? "",
      loader: "js",
    }));
  },
});
