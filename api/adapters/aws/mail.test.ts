import { once } from "node:events";
import { createRequire } from "node:module";
import type startSes from "aws-ses-v2-local";
import { afterAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { freePort } from "../../../scripts/engines/port.ts";
import { mailContract } from "../../ports/mail.contract.ts";
import { sesMail } from "./mail.ts";

// CommonJS whose `default` Node does not unpack. The emulator keeps all mails in one place, so each test begins empty.
const { default: start }: { default: typeof startSes.default } = createRequire(import.meta.url)(
  "aws-ses-v2-local",
);
const host = "127.0.0.1";
const port = await freePort();
const endpoint = `http://${host}:${port}`;
const server = await start({ host, port });
if (!server.listening) await once(server, "listening");
vi.stubEnv("AWS_ENDPOINT_URL_SESV2", endpoint);
vi.stubEnv("AWS_REGION", "eu-west-1");
vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const Arrived = z.object({
  emails: z.array(
    z.object({
      from: z.string(),
      destination: z.object({ to: z.array(z.string()) }),
      subject: z.string(),
      body: z.object({ text: z.string(), html: z.string() }),
    }),
  ),
});

const arrived = async () => Arrived.parse(await (await fetch(`${endpoint}/store`)).json()).emails;

async function shop() {
  await fetch(`${endpoint}/clear-store`, { method: "POST" });
  return {
    mail: sesMail("shop@example.com"),
    sentTo: async (address: string) =>
      (await arrived())
        .filter(({ destination }) => destination.to.includes(address))
        .map(({ subject, body }) => ({ to: address, subject, ...body })),
  };
}

mailContract(shop);

test("every mail is from the shop's one verified address", async () => {
  const { mail } = await shop();
  await mail.send({ to: "ada@example.com", subject: "Paid", text: "t", html: "<p>t</p>" });
  expect((await arrived()).map(({ from }) => from)).toEqual(["shop@example.com"]);
});

test("while SES is away sending is an error, so that the queue delivers again, and then it is sent", async () => {
  const { sentTo, mail } = await shop();
  const paid = { to: "ada@example.com", subject: "Paid", text: "t", html: "<p>t</p>" };
  vi.stubEnv("AWS_ENDPOINT_URL_SESV2", `http://${host}:${await freePort()}`);
  await expect(sesMail("shop@example.com").send(paid)).rejects.toThrow("ECONNREFUSED");
  expect(await sentTo("ada@example.com")).toEqual([]);
  vi.stubEnv("AWS_ENDPOINT_URL_SESV2", endpoint);
  await mail.send(paid);
  expect(await sentTo("ada@example.com")).toHaveLength(1);
});
