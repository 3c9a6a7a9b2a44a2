import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";

const script = readFileSync(join(import.meta.dirname, "publish-pages.sh"), "utf8");
const tools = ["bash", "zip", "unzip"].every((name) => spawnSync(name, ["--help"]).error === undefined);

/** Stands for the AWS CLI: the function's code is the file deployed.zip, its revision what the file `revision` says. */
const aws = `#!/bin/bash
case "$*" in
  *get-function*RevisionId*) cat revision ;;
  *get-function*Location*) echo code ;;
  *update-function-code*)
    if [ -n "$RACES" ] && [ ! -e raced ]; then touch raced; echo 2 > revision; fi
    given="\${*: -1}"
    [ "$given" = "$(cat revision)" ] || { echo "PreconditionFailedException" >&2; exit 254; }
    file=$(sed 's/.*fileb:\\/\\/\\([^ ]*\\).*/\\1/' <<< "$*")
    cp "$file" deployed.zip
    echo "$(($(cat revision) + 1))" > revision ;;
esac
`;
/** Stands for curl: downloads the function's code, or asks the shop for its cart. */
const curl = `#!/bin/bash
if [[ "$*" == *before.zip* ]]; then cp deployed.zip before.zip; else cat cart.html; fi
`;

function published({ cart, races = "" }: { readonly cart: string; readonly races?: string }) {
  const folder = mkdtempSync(join(tmpdir(), "e-com67-pages-"));
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("code/index.mjs", "the API");
  write("code/web/server/entry-server.mjs", "old");
  write("code/web/server/home-old.mjs", "old");
  spawnSync("zip", ["-qr", "../deployed.zip", "."], { cwd: join(folder, "code") });
  write("server/entry-server.mjs", "new");
  write("server/home-new.mjs", "new");
  write("client/manifest.json", JSON.stringify({ "entry-client.tsx": { file: "assets/entry-new.js" } }));
  write("cart.html", cart);
  write("revision", "1\n");
  for (const [name, text] of Object.entries({ aws, curl })) {
    write(`bin/${name}`, text);
    chmodSync(join(folder, "bin", name), 0o755);
  }
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script], {
    cwd: folder,
    encoding: "utf8",
    env: {
      PATH: [join(folder, "bin"), process.env["PATH"]].join(delimiter),
      FUNCTION: "api",
      SHOP_URL: "https://shop.example",
      PAUSE: "0",
      RACES: races,
    },
  });
  const code = spawnSync("unzip", ["-Z1", "deployed.zip"], { cwd: folder, encoding: "utf8" }).stdout;
  const files = code.split("\n").filter((name) => name !== "" && !name.endsWith("/"));
  return { status, files: files.toSorted(), said: stdout + stderr, raced: existsSync(join(folder, "raced")) };
}

const shown = '<script type="module" src="/assets/entry-new.js"></script>';
const updated = [
  "index.mjs",
  "web/client/manifest.json",
  "web/server/entry-server.mjs",
  "web/server/home-new.mjs",
];

describe.skipIf(!tools)("the storefront's pipeline", () => {
  test("replaces the pages in the API's function and none of its code", () => {
    expect(published({ cart: shown })).toMatchObject({ status: 0, files: updated });
  });

  test("reads the function again when a deployment changed it meanwhile", () => {
    const after = published({ cart: shown, races: "yes" });
    expect(after).toMatchObject({ status: 0, files: updated, raced: true });
    expect(after.said).toContain("was changed meanwhile (attempt 1)");
  });

  test("puts the old pages back when the shop does not show the new ones, and fails", () => {
    const after = published({ cart: "It broke." });
    expect(after.status).toBe(1);
    expect(after.files).toEqual(["index.mjs", "web/server/entry-server.mjs", "web/server/home-old.mjs"]);
  });
});
