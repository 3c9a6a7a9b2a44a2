import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allEvents, postChat, sentEvents } from "../testing/agent/chat-clients.ts";
import { randomFrom } from "../testing/random.ts";
import { startShop } from "../testing/server.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "e-com67-kill-chat-"));
});
afterAll(() => rm(folder, { recursive: true }));

const start = () => startShop({ data: folder, products: 20, apiOnly: true });

type History = {
  readonly isAnswering: boolean;
  readonly items: readonly { readonly message: string; readonly state: string; readonly reply?: object }[];
};

const historyOf = async (url: string, sessionId: string): Promise<History> =>
  (await (await fetch(`${url}/chat/sessions/${sessionId}`)).json()) as History;

test("killed twice during an answer, the conversation is whole and its next message is answered", async () => {
  const random = randomFrom(12);
  let server = await start();
  const [first] = await allEvents(await postChat(server.url, { message: "Hello" }));
  const sessionId = first?.sessionId ?? "";
  const said = ["Hello"];
  for (let kill = 1; kill <= 2; kill++) {
    const message = `Do you have a mug under $${kill * 20}?`;
    said.push(message);
    // The turn begins with its first event, and the kill comes within the milliseconds that an answer takes.
    for await (const _ of sentEvents(await postChat(server.url, { message, sessionId }))) break;
    await sleep(random.between(0, 6));
    server.child.kill("SIGKILL");
    server = await start();
    // A turn whose process was killed keeps its conversation busy for a few seconds.
    await expect
      .poll(async () => (await historyOf(server.url, sessionId)).isAnswering, { timeout: 20_000 })
      .toBe(false);
    expect((await historyOf(server.url, sessionId)).items.map((turn) => turn.message)).toEqual(said);
    const next = `And a bowl under $${kill * 10}?`;
    said.push(next);
    const answer = await allEvents(await postChat(server.url, { message: next, sessionId }));
    expect(answer.at(-1)).toMatchObject({ type: "message", sessionId });
  }
  const { items } = await historyOf(server.url, sessionId);
  expect(items.map(({ message }) => message)).toEqual(said);
  expect(items.filter(({ message }) => message.startsWith("And")).map(({ state }) => state)).toEqual([
    "done",
    "done",
  ]);
  await server.stop();
}, 120_000);
