import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import getPort from "get-port";
import { expect, test } from "vitest";
import { canStart, linesOf } from "./finding.ts";
import { dataFinding, diskFinding, leastDisk, nodeFinding, portFinding } from "./machine.ts";
import { freeBytes, portError, writeError } from "./probes.ts";
import { toolFindings } from "./tools.ts";

test("Node 20 is too old and says how to get the one of the project; 24 and later are right", () => {
  expect(nodeFinding("20.20.2")).toMatchObject({ status: "wrong", needed: true });
  expect(nodeFinding("20.20.2").mend).toContain("npm install");
  expect([nodeFinding("24.0.0").status, nodeFinding("26.1.0").status]).toEqual(["ok", "ok"]);
});

test("a port that somebody uses is found, and needed for API, storefront and admin", async () => {
  const port = await getPort();
  expect(await portError(port)).toBeUndefined();
  const server = createServer().listen(port);
  await once(server, "listening");
  const error = await portError(port);
  server.close();
  expect(portFinding(port, "storefront", error)).toMatchObject({ status: "wrong", needed: true });
  expect(portFinding(port, "storefront", error).mend).toContain("--port");
  expect(canStart([portFinding(port, "admin", error)])).toBe(false);
  expect(portFinding(80, "API", "EACCES").text).toContain("EACCES");
});

test("a disk with less than half a gibibyte is too full", () => {
  expect(diskFinding(".local", leastDisk).status).toBe("ok");
  expect(diskFinding(".local", leastDisk - 1)).toMatchObject({ status: "wrong", needed: true });
  expect(diskFinding("/none", undefined).status).toBe("wrong");
});

test("a data folder that can be made is right; one below a file or on a read-only disk is not", async () => {
  const folder = await mkdtemp(join(tmpdir(), "e-com67-doctor-"));
  await writeFile(join(folder, "file"), "");
  expect(await writeError(join(folder, "new", "deeper"))).toBeUndefined();
  expect(await freeBytes(join(folder, "new"))).toBeGreaterThan(0);
  expect(await writeError(join(folder, "file"))).toBe("ENOTDIR");
  await rm(folder, { recursive: true });
  expect(dataFinding(".local", "EROFS").text).toContain("read-only");
  expect(dataFinding(".local", "EACCES").mend).toContain("chmod");
  expect(dataFinding(".local", undefined).status).toBe("ok");
});

test("a machine without Chromium, Java and Maven can start the shop, and each line says what it is for", () => {
  const findings = toolFindings({
    chromium: undefined,
    java: { missing: "no Java of 17 or later (JAVA_HOME or PATH); java is Java 11" },
    maven: undefined,
  });
  expect(findings.map(({ status }) => status)).toEqual(["missing", "missing", "missing"]);
  expect(canStart(findings)).toBe(true);
  for (const { text, mend } of findings) expect(`${text} ${mend}`).toMatch(/(use|fetches).*install/);
});

test("each finding is one line with its mend", () => {
  expect(linesOf([nodeFinding("24.1.0"), portFinding(3000, "API", "EADDRINUSE")])).toEqual([
    "ok       Node       24.1.0",
    "wrong    Port 3000  in use, but needed for the API → stop the program that uses it, or run npm start -- --port with another number",
  ]);
});
