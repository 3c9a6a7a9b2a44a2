// npm run search:rebuild -- URL: has a running shop rebuild its search index (ADMIN_EMAIL and ADMIN_PASSWORD, or the demo account).
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { demoAccounts } from "./local/seed.ts";

const Rebuild = z.object({
  rebuildId: z.string(),
  state: z.enum(["queued", "running", "done", "failed"]),
  read: z.int(),
});
const demoAdmin = demoAccounts.find(({ groups }) => groups.length > 0);
const pollEvery = 250;

const base = (process.argv[2] ?? "http://localhost:3000").replace(/\/$/, "");
const email = process.env["ADMIN_EMAIL"] ?? demoAdmin?.email;
const password = process.env["ADMIN_PASSWORD"] ?? demoAdmin?.password;

const { accessToken } = z
  .object({ accessToken: z.string() })
  .parse(await call("POST", "/auth/sign-in", undefined, { email, password }));
const started = performance.now();
let rebuild = Rebuild.parse(await call("POST", "/admin/search/rebuild", accessToken));
let shown = -1;
while (rebuild.state === "queued" || rebuild.state === "running") {
  await wait(pollEvery);
  const asked = await call("GET", "/admin/search/rebuild", accessToken);
  rebuild = z.object({ rebuild: Rebuild }).parse(asked).rebuild;
  if (rebuild.read !== shown) console.log(`${rebuild.read.toLocaleString("en")} products read…`);
  shown = rebuild.read;
}
if (rebuild.state === "failed") {
  console.error("The rebuild failed and the old index is still in use. The shop's log says why.");
  process.exit(1);
}
console.log(`Done in ${((performance.now() - started) / 1000).toFixed(1)} s.`);

async function call(method: string, path: string, token?: string, body?: object): Promise<unknown> {
  const response = await fetch(base + path, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body && { "content-type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (response.ok) return response.json();
  console.error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  process.exit(1);
}
