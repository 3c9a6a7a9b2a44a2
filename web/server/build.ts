import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Rendered, RenderOptions, Visit } from "./render.ts";

/** The result of a build: the render function and the files. */
export type WebBuild = {
  readonly clientFolder: string;
  readonly entry: string;
  render(visit: Visit, options: RenderOptions): Promise<Rendered>;
  /** Head markup with the styles and scripts of these modules, and the same as `Link` header values. */
  readonly headFor: (modules: ReadonlySet<string>) => string;
};

type Chunk = {
  readonly file: string;
  readonly css?: readonly string[];
  /** Files that its styles ask for: fonts. */
  readonly assets?: readonly string[];
  readonly imports?: readonly string[];
  readonly isDynamicEntry?: boolean;
};
type Manifest = Readonly<Record<string, Chunk | undefined>>;

/** Reads a built storefront from `folder` (dist/web). Throws when there is none. */
export async function openBuild(folder: string): Promise<WebBuild> {
  const manifest = manifestIn(join(folder, "client", "manifest.json"));
  const { render } = await serverIn(join(folder, "server", "entry-server.mjs"));
  const entry = manifest["entry-client.tsx"];
  if (!entry) throw new Error(`${folder} has no entry: build the storefront first`);
  const known = new Map<string, string>();
  return {
    clientFolder: join(folder, "client"),
    entry: `/${entry.file}`,
    render,
    headFor: (modules) => {
      const key = [...modules].join(" ");
      const head = known.get(key) ?? headOf(manifest, ["entry-client.tsx", ...modules]);
      // One entry per kind of page, so requests cannot grow it.
      known.set(key, head);
      return head;
    },
  };
}

const headOf = (manifest: Manifest, modules: readonly string[]): string => {
  const { styles, scripts, fonts } = filesOf(manifest, modules);
  return [
    ...fonts.map((file) => `<link rel="preload" href="/${file}" as="font" type="font/woff2" crossorigin>`),
    ...styles.map((file) => `<link rel="stylesheet" href="/${file}">`),
    ...scripts.map((file) => `<link rel="modulepreload" href="/${file}">`),
  ].join("");
};

/** The files that a first visit of these modules loads: their own and all static imports. */
export function filesOf(
  manifest: Manifest,
  modules: readonly string[],
): {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  readonly fonts: readonly string[];
} {
  const chunks = new Set<string>();
  const styles = new Set<string>();
  const fonts = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || chunks.has(chunk.file)) return;
    chunks.add(chunk.file);
    for (const style of chunk.css ?? []) styles.add(style);
    for (const file of chunk.assets ?? []) if (file.endsWith(".woff2")) fonts.add(file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const name of modules) visit(name);
  return { styles: [...styles], scripts: [...chunks], fonts: [...fonts] };
}

/** Vite writes it: https://vite.dev/guide/backend-integration */
export const manifestIn = (path: string): Manifest => JSON.parse(readFileSync(path, "utf8")) as Manifest;

/** The module is the build of entry-server.ts, which exports `render`. */
const serverIn = async (path: string): Promise<Pick<WebBuild, "render">> =>
  (await import(pathToFileURL(path).href)) as Pick<WebBuild, "render">;
