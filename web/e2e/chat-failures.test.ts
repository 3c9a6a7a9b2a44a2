import { expect, test } from "vitest";
import { ask, chatOf, finalOf, lastAnswer, messageField, openChat, refuse, stream } from "./chat-kit.ts";
import { hydrated, openBrowser, visitor } from "./kit.ts";

const browser = await openBrowser();
const endpoint = "**/api/chat";
const typing = { type: "typing" } as const;

test("a connection that drops is resumed after the last event, and nothing is said twice", async () => {
  const { page, troubles } = await visitor(browser);
  const places: unknown[] = [];
  await page.route(endpoint, async (route) => {
    const place = route.request().headers()["last-event-id"];
    const { sessionId } = route.request().postDataJSON() as { sessionId?: string };
    places.push([place, sessionId]);
    if (place === undefined) return stream(route, [typing, { type: "token", text: "Three " }]);
    if (places.length === 2) return route.abort();
    return stream(
      route,
      [{ type: "token", text: "Three " }, { type: "token", text: "days." }, finalOf("Three days.")],
      2,
    );
  });
  await page.goto("/");
  await openChat(page);
  await messageField(page).fill("How long?");
  await page.keyboard.press("Enter");
  await page.getByText("Connection lost. Reconnecting…").waitFor();
  await (await lastAnswer(page)).getByText("Three days.", { exact: true }).waitFor();
  expect(places).toEqual([
    [undefined, undefined],
    ["turn:2", "chat"],
    ["turn:2", "chat"],
  ]);
  expect(troubles).toEqual([]);
});

test("a message that could not be sent stays, and is sent again by one press", async () => {
  const { page } = await visitor(browser);
  await page.route(endpoint, (route) => route.abort());
  await page.goto("/");
  await openChat(page);
  const answer = await ask(page, "Do you have mugs?");
  await answer.getByText("We couldn't reach the store.").waitFor();
  await page.unroute(endpoint);
  await page.route(endpoint, (route) => stream(route, [typing, finalOf("We do.")]));
  await page.getByRole("button", { name: "Try again" }).click();
  await (await lastAnswer(page)).getByText("We do.").waitFor();
  expect(await chatOf(page).getByText("Do you have mugs?").count()).toBe(1);
});

test("too many messages, a turn that fails and one that is too long each say what to do", async () => {
  const { page } = await visitor(browser);
  await page.route(endpoint, async (route) => {
    const { message } = route.request().postDataJSON() as { message: string };
    if (message === "often")
      return refuse(route, 429, "RATE_LIMITED", "Too many requests. Please wait a moment and try again.");
    const error = {
      type: "error",
      code: "TIMEOUT",
      message: "That took too long.",
      retryable: message === "slow",
    };
    return stream(route, [typing, { type: "token", text: "Let me see." }, error]);
  });
  await page.goto("/");
  await openChat(page);
  await (await ask(page, "often")).getByText("Please wait a moment").waitFor();
  await page.getByRole("button", { name: "Try again" }).waitFor();
  await (await ask(page, "slow")).getByText("That took too long.").waitFor();
  expect(await page.getByRole("button", { name: "Try again" }).count()).toBe(1);
  await (await ask(page, "never")).getByText("That took too long.").waitFor();
  expect(await page.getByRole("button", { name: "Try again" }).count()).toBe(0);
  await messageField(page).fill("a".repeat(1_990));
  await page.getByText("10 characters left").waitFor();
  await messageField(page).fill("a".repeat(2_001));
  await page.getByText("Your message is too long by 1 character.").waitFor();
  await page.keyboard.press("Enter");
  expect((await messageField(page).inputValue()).length).toBe(2_001);
});

test("what a model writes is text: markup is not run, and links lead to this shop only", async () => {
  const { page, troubles } = await visitor(browser);
  const text =
    "<img src=x onerror=document.title='gone'> [delivery](/pages/delivery) [away](https://evil.example/) [run](javascript:alert(1))";
  await page.route(endpoint, (route) => {
    const product = {
      productId: "p",
      name: "<b>Mug</b>",
      path: "//evil.example/p",
      imageUrl: "",
      price: 100,
      currency: "USD",
      available: 1,
    };
    const source = { documentId: "d", title: "Elsewhere", path: "https://evil.example/" };
    const button = { text: "Open", action: "open", payload: { path: "javascript:alert(1)" } };
    return stream(route, [
      typing,
      finalOf(text, { products: [product], sources: [source], action_buttons: [button] }),
    ]);
  });
  await page.goto("/");
  const title = await page.title();
  await openChat(page);
  const answer = await ask(page, "hello");
  await answer.getByText("<img src=x").waitFor();
  await answer.getByText("<b>Mug</b>").waitFor();
  const links = await answer
    .getByRole("link")
    .evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  expect(links).toEqual(["/pages/delivery"]);
  expect(await page.title()).toBe(title);
  expect(troubles).toEqual([]);
});

test("an answer goes on while the shopper leaves the page, and minimized it says that it has come", async () => {
  const { page, troubles } = await visitor(browser);
  let answer: () => void = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(endpoint, async (route) => {
    await asked;
    await stream(route, [typing, finalOf("We do.")]);
  });
  await page.goto("/pages/delivery");
  await openChat(page);
  await messageField(page).fill("Do you have mugs?");
  await page.keyboard.press("Enter");
  await page.getByText("Working on it…").waitFor();
  await page.getByRole("navigation", { name: "Categories" }).getByRole("link").first().click();
  await page.waitForURL("**/c/**");
  await page.getByText("Working on it…").waitFor();
  await page.getByRole("button", { name: "Minimize" }).click();
  answer();
  await page.getByRole("button", { name: "Ask the assistant, 1 new answer" }).click();
  await chatOf(page).getByText("We do.").waitFor();
  expect(troubles).toEqual([]);
});

test("while another tab's message is answered, this one's is kept and not sent twice", async () => {
  const { page } = await visitor(browser);
  let sent = 0;
  await page.route(endpoint, (route) => {
    sent++;
    if (sent === 1) return stream(route, [typing, finalOf("Hello.")]);
    return refuse(route, 409, "CHAT_BUSY", "The assistant is still answering your last message.");
  });
  await page.route("**/api/chat/sessions/chat", (route) =>
    route.fulfill({
      json: {
        isAnswering: false,
        items: [
          { turnId: "other", message: "from the other tab", state: "done", reply: finalOf("Said there.") },
        ],
      },
    }),
  );
  await page.goto("/");
  await openChat(page);
  await ask(page, "hi");
  await messageField(page).fill("and mugs?");
  await page.keyboard.press("Enter");
  await page.getByText("still answering your last message").waitFor();
  await chatOf(page).getByText("Said there.").waitFor();
  expect(await messageField(page).inputValue()).toBe("and mugs?");
});

test("without a connection the chat says so and keeps what was written", async () => {
  const { page } = await visitor(browser);
  await page.goto("/");
  await openChat(page);
  await page.context().setOffline(true);
  await messageField(page).fill("Do you have mugs?");
  await page.getByText("You can send your message when you're back online.").waitFor();
  await page.keyboard.press("Enter");
  expect(await messageField(page).inputValue()).toBe("Do you have mugs?");
  await page.context().setOffline(false);
  await page.getByText("Automated assistant, not a person.").waitFor();
});

test("when the chat's code cannot be loaded, the button says so", async () => {
  const { page } = await visitor(browser);
  await page.route("**/assets/chat-*.js", (route) => route.abort());
  await page.goto("/");
  await hydrated(page);
  await page.getByRole("button", { name: "Ask the assistant" }).click();
  await page.getByText("We couldn't load part of this page.").waitFor();
});
