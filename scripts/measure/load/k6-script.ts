import { build } from "esbuild";

/** The visits as one file that k6 runs; `url` is used where BASE_URL is not given, as in Distributed Load Testing on AWS. */
export async function k6Script(url: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ["scripts/measure/load/k6.ts"],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2020",
    external: ["k6", "k6/*"],
    define: { BASE_URL: JSON.stringify(url) },
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
