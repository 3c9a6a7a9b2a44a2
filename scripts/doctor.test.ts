import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Finding } from "./doctor/finding.ts";
import { freePorts } from "./testing/server.ts";

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "e-com67-doctor-"));
});
afterAll(() => rm(home, { recursive: true }));

/** Runs the doctor in an environment that has these variables alone. */
async function doctor(port: number, variables: Record<string, string> = {}, ...words: string[]) {
  const args = ["scripts/doctor.ts", "--port", String(port), "--data", join(home, "data"), ...words];
  const child = spawn(process.execPath, args, {
    env: { HOME: home, PATH: join(home, "nothing"), ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { out: out + err, code: Number(code) };
}

test("a bare machine gets a line for each, and can start", async () => {
  const { out, code } = await doctor(await freePorts());
  for (const name of [
    "Node",
    "Port",
    "Disk",
    "Data folder",
    "Chromium",
    "Java",
    "Maven",
    "Stripe keys",
    "AWS",
    "Bedrock",
  ])
    expect(out).toMatch(new RegExp(`^(ok|missing|wrong) +${name}`, "m"));
  expect(out).toMatch(/^missing +Maven .*→ install/m);
  expect(out).toMatch(/^missing +AWS .*→ run aws configure/m);
  expect(code).toBe(0);
});

test("a port in use and a malformed key end it with 1, and the key is not printed", async () => {
  const port = await freePorts();
  const server = createServer().listen(port);
  await once(server, "listening");
  const key = "sk_test_secret!";
  const { out, code } = await doctor(
    port,
    { STRIPE_SECRET_KEY: key, STRIPE_PUBLISHABLE_KEY: key, STRIPE_WEBHOOK_SECRET: key },
    "--json",
  );
  server.close();
  expect(out).not.toContain(key);
  const report = JSON.parse(out) as { ok: boolean; findings: Finding[] };
  expect(report.ok).toBe(false);
  const broken = report.findings.filter(({ needed, status }) => needed && status !== "ok");
  expect(broken.map(({ name }) => name)).toEqual([`Port ${port}`, "Stripe keys"]);
  expect(code).toBe(1);
});
