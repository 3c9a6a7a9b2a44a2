import { cp, mkdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import { nativePackages, shipNative } from "./native.ts";
import { writeStarting } from "./start-file.ts";

/** The files that bundles are built from. */
export const entries = {
  api: "api/lambda.ts",
  tasks: "workflows/lambda/tasks.ts",
  /** Every consumer's: each function loads its own code, by the variable CONSUMER. */
  consumer: "workflows/lambda/consumer.ts",
  chat: "agent/lambda.ts",
  "chat-socket": "agent/websocket/door-lambda.ts",
  "chat-worker": "agent/websocket/worker-lambda.ts",
  /** CloudFront's, at origin-response. */
  edge: "infra/edge/lambda.ts",
} as const;
export type BundleName = keyof typeof entries;

/** What must never ship: the embedded engines, and code that only starts or tests them. */
const forbidden = /(^|\/)(api\/adapters\/embedded|workflows\/engine|scripts)\//;

/**
 * Throws when a bundle contains a file that must not ship, or when our code imports a CommonJS module lazily: once bundled, such
 * a module has only a default export, and its named exports are undefined. Also when a CommonJS module imports ES modules
 * lazily: esbuild then wraps each of them, and what they import, in a function, which makes every start slower.
 */
export function checkBundle({ inputs }: Metafile): void {
  const inside = Object.keys(inputs).filter((file) => forbidden.test(file));
  if (inside.length > 0) throw new Error(`these must not be in a Lambda: ${inside.join(", ")}`);
  const nameless = Object.entries(inputs)
    .filter(([file]) => !file.includes("node_modules/"))
    .flatMap(([file, { imports }]) => imports.map((one) => ({ ...one, file })))
    .find(({ kind, path }) => kind === "dynamic-import" && inputs[path]?.format === "cjs");
  if (nameless) throw new Error(`${nameless.file} imports ${nameless.path} lazily, which is CommonJS`);
  const wrapping = Object.entries(inputs)
    .filter(([, { format }]) => format === "cjs")
    .flatMap(([file, { imports }]) => imports.map((one) => ({ ...one, file })))
    .find(({ kind, path }) => kind === "dynamic-import" && inputs[path]?.format === "esm");
  if (wrapping) throw new Error(`${wrapping.file} is CommonJS and imports ${wrapping.path} lazily`);
}

/** Leaves out what OpenSearch's client imports to find credentials: it is given some (api/adapters/aws/search-index/client.ts). */
const givenCredentials: Plugin = {
  name: "given-credentials",
  setup(building) {
    building.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ path, kind, importer }) =>
      kind === "dynamic-import" && importer.includes("/@opensearch-project/opensearch/")
        ? { path, external: true }
        : undefined,
    );
  },
};

/**
 * Loads Node's HTTP/2 when it is first used. The AWS SDK imports it beside HTTP/1 in one package, and it takes a twentieth of the time
 * in which a function starts. Its constants are lazy by themselves, because the package takes them out when it is loaded.
 */
const lazyHttp2: Plugin = {
  name: "lazy-http2",
  setup(building) {
    building.onResolve({ filter: /^(node:)?http2$/ }, ({ path, importer }) =>
      importer.includes("/@smithy/") ? { path, namespace: "lazy" } : undefined,
    );
    building.onLoad({ filter: /./, namespace: "lazy" }, () => ({
      contents: `const http2 = () => process.getBuiltinModule("node:http2");
        const constants = new Proxy({}, { get: (_, name) => http2().constants[name] });
        export default new Proxy({}, { get: (_, name) => (name === "constants" ? constants : http2()[name]) });`,
    }));
  },
};

const common = {
  format: "esm",
  platform: "node",
  target: "node24",
  sourcesContent: false,
  legalComments: "none",
  logLevel: "warning",
} as const satisfies BuildOptions;

/**
 * Bundles one entry for Lambda: ES modules for Node 24, all dependencies but native ones included, what is needed to start in one
 * file, lazy imports in separate files. Returns the size in bytes.
 */
export async function bundle(entry: string, folder: string): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  const split = await build({
    ...common,
    entryPoints: { index: entry },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    splitting: true,
    bundle: true,
    external: [...nativePackages],
    plugins: [givenCredentials, lazyHttp2],
    // Prefers the AWS SDK's ES modules, which keep their names when imported lazily.
    mainFields: ["module", "main"],
    keepNames: true,
    sourcemap: "inline",
    metafile: true,
    write: false,
  });
  checkBundle(split.metafile);
  return writeStarting(split, folder, {
    ...common,
    minify: true,
    // Separate source maps: stack traces name our files and lines at no measurable start-up cost.
    sourcemap: "linked",
    // Bundled CommonJS packages call `require` for Node's modules, which an ES module does not have.
    banner: {
      js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
    },
  });
}

/**
 * Puts the storefront's server build into a folder, which loads each page's code with its first visit, and the manifest of its
 * files, which are in S3.
 */
export async function shipPages(folder: string, built = "dist/web"): Promise<void> {
  for (const part of ["server", "client/manifest.json"])
    await cp(join(built, part), join(folder, part), { recursive: true });
}

/**
 * Bundles every Lambda into `dist/lambda/<name>`, the API with the files of its reference page, the storefront's pages and its native
 * packages. The storefront must be built. Returns the sizes in bytes.
 */
export async function buildLambdas(root = "dist/lambda"): Promise<Record<BundleName, number>> {
  const built = await Promise.all(
    Object.entries(entries).map(async ([name, entry]) => [name, await bundle(entry, join(root, name))]),
  );
  await shipNative(join(root, "api"));
  await shipPages(join(root, "api", "web"));
  const docs = join(root, "api", "docs");
  const swagger = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  await mkdir(docs, { recursive: true });
  for (const file of ["swagger-ui-bundle.js", "swagger-ui.css"])
    await cp(join(swagger, file), join(docs, file));
  // `built` has one entry per name of `entries`.
  return Object.fromEntries(built) as Record<BundleName, number>;
}
