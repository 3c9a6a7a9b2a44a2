import type { Finding } from "./finding.ts";

/** Tools that tests and measurements use; the shop itself needs none of them. */
export type Tools = {
  /** The path of a Chromium. */
  readonly chromium: string | undefined;
  readonly java: { readonly java: string } | { readonly missing: string };
  /** The first line of `mvn --version`. */
  readonly maven: string | undefined;
};

/** One finding for each of Chromium, Java 17 and Maven. */
export function toolFindings({ chromium, java, maven }: Tools): Finding[] {
  return [
    tool("Chromium", chromium, {
      text: "not found; npm run test:e2e and npm run lighthouse use it",
      mend: "install it (apt-get install chromium; brew install --cask chromium) or set CHROMIUM_PATH",
    }),
    tool("Java", "java" in java ? java.java : undefined, {
      text: `${"missing" in java ? java.missing : ""}; the tests on DynamoDB Local and on OpenSearch use it`,
      mend: "install Java 17 (apt-get install openjdk-17-jre-headless; brew install openjdk@17) or set JAVA_HOME",
    }),
    tool("Maven", maven, {
      text: "not found; npm run test:engines fetches OpenSearch with it",
      mend: "install it (apt-get install maven; brew install maven)",
    }),
  ];
}

function tool(name: string, found: string | undefined, otherwise: { text: string; mend: string }): Finding {
  if (found !== undefined) return { name, needed: false, status: "ok", text: found };
  return { name, needed: false, status: "missing", ...otherwise };
}
