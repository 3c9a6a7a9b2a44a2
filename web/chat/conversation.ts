import { batch, createSignal } from "solid-js";
import type { TurnEvent } from "../../api/client.ts";
import { openCart } from "../cart/cart-state.ts";
import { account } from "../lib/account-state.ts";
import { issuesOf, messageOf, Problem } from "../lib/problem.ts";
import { askToStop, loadChat, type ShownTurn } from "./chat.data.ts";
import { rememberChat, rememberedChat, takeOverGuestChat } from "./remembered.ts";
import { ended, failed, noReply, type Reply, replyAfter, stopped } from "./reply.ts";
import { isLost, type Place, type SentMessage, turnEvents } from "./turn-stream.ts";

/** A message of the shopper and the answer to it. */
export type Exchange = {
  readonly key: string;
  readonly message: string;
  readonly confirmationId?: string | undefined;
  readonly reply: Reply;
};

const [all, setAll] = createSignal<readonly Exchange[]>([]);
const [running, setRunning] = createSignal<AbortController>();
const [isStopping, setIsStopping] = createSignal(false);
const [isConnected, setIsConnected] = createSignal(true);
const [loading, setLoading] = createSignal(false);
const [notice, setNotice] = createSignal<string>();
const [draft, setDraft] = createSignal("");
const [sent, setSent] = createSignal(0);

/** `sent` counts the messages since the page was loaded. */
export { all as exchanges, draft, isConnected, isStopping, loading, notice, sent, setDraft };
/** Whether an answer is under way. */
export const isAnswering = (): boolean => running() !== undefined;

let sessionId: string | undefined;
/** The newest turn that is known here. */
let lastTurnId: string | undefined;
/** null until it is known who is here. */
let owner: string | undefined | null = null;
let keys = 0;
/** Rises with every conversation that is shown, so that one that loads late is not shown over the next. */
let shown = 0;
let onEnd: (reply: Reply) => void = () => undefined;
/** Sets what happens with each answer that has come to its end. */
export const whenAnswered = (handler: (reply: Reply) => void): void => {
  onEnd = handler;
};

/**
 * Somebody is here, signed in or as a guest (undefined), when the chat is opened and whenever that changes. A guest who signs in
 * goes on with their conversation; nobody else sees an account's.
 */
export function belongTo(userId: string | undefined): void {
  if (owner === userId) return;
  const wasAccount = typeof owner === "string";
  owner = userId;
  if (userId !== undefined && !wasAccount) takeOverGuestChat(userId);
  if (!wasAccount && all().length > 0) return;
  leave();
  if (wasAccount) setDraft("");
  sessionId = undefined;
  const remembered = rememberedChat(userId);
  if (remembered !== undefined) void show(remembered);
}

/** Tries again to load the conversation. */
export const reload = (): void => void (sessionId !== undefined && show(sessionId));

/** Shows one of the caller's conversations instead. */
export async function show(id: string): Promise<void> {
  leave();
  const mine = shown;
  setLoading(true);
  try {
    const chat = await loadChat(id);
    if (mine !== shown) return;
    keep(id);
    setAll(chat.items.map(exchangeOf));
    const last = chat.items.at(-1);
    lastTurnId = last?.turnId;
    if (last && chat.isAnswering && last.state === "running")
      void follow(all().at(-1), { turnId: last.turnId, id: 0 });
  } catch (error) {
    if (mine !== shown) return;
    if (error instanceof Problem && error.status === 404) keep(undefined);
    else {
      sessionId = id;
      setNotice(messageOf(error));
    }
  } finally {
    if (mine === shown) setLoading(false);
  }
}

/** Begins a new conversation; an account's earlier ones stay in its list. */
export function startNew(): void {
  leave();
  keep(undefined);
}

/** Sends a message; nothing while another is being answered. */
export async function send(message: string, confirmationId?: string): Promise<void> {
  if (isAnswering() || loading() || message.trim() === "") return;
  const exchange = { key: String(++keys), message, confirmationId, reply: noReply };
  batch(() => {
    setAll((before) => [...before, exchange]);
    setSent((count) => count + 1);
  });
  await follow(exchange);
}

/** Sends the message of an answer that failed again. */
export async function retry({ key, message, confirmationId }: Exchange): Promise<void> {
  if (isAnswering()) return;
  setAll((before) => before.filter((one) => one.key !== key));
  await send(message, confirmationId);
}

/** Stops the answer under way: the API, which then ends the stream, or, if it cannot be reached, this browser alone. */
export async function stop(): Promise<void> {
  const control = running();
  if (!control || isStopping()) return;
  setIsStopping(true);
  const giveUp = setTimeout(() => control.abort(), 3_000);
  control.signal.addEventListener("abort", () => clearTimeout(giveUp));
  const isWaiting = all().at(-1)?.reply.state === "waiting";
  // Before the first event there may be no turn to stop yet, and in a new conversation no name for it: the API stops a turn
  // whose client is gone.
  if (sessionId === undefined || isWaiting) control.abort();
  if (sessionId !== undefined) await askToStop(sessionId).catch(() => control.abort());
}

async function follow(exchange: Exchange | undefined, from?: Place): Promise<void> {
  if (!exchange) return;
  const { key, message, confirmationId } = exchange;
  const control = new AbortController();
  batch(() => {
    setRunning(control);
    setNotice(undefined);
  });
  try {
    await read(key, { message, sessionId, confirmationId }, control.signal, from);
    if (control.signal.aborted) change(key, stopped);
  } catch (error) {
    await refused(exchange, error, control.signal);
  } finally {
    if (running() === control)
      batch(() => {
        setRunning(undefined);
        setIsStopping(false);
        setIsConnected(true);
      });
    control.abort();
    const reply = all().find((one) => one.key === key)?.reply;
    if (reply) onEnd(reply);
  }
}

async function read(key: string, sent: SentMessage, signal: AbortSignal, from?: Place): Promise<void> {
  for await (const event of turnEvents(sent, { signal, from, onConnection: setIsConnected })) {
    if (signal.aborted) return;
    if (event.sessionId !== sessionId) keep(event.sessionId);
    lastTurnId = event.turnId;
    change(key, (reply) => replyAfter(reply, event));
    if (changedCart(event)) void openCart();
  }
}

/** What the API said no to, or what could not reach it. */
async function refused(exchange: Exchange, error: unknown, signal: AbortSignal): Promise<void> {
  const { key, message } = exchange;
  const code = error instanceof Problem ? error.code : "";
  if (code === "CHAT_BUSY" && sessionId !== undefined) {
    const id = sessionId;
    setDraft((written) => written || message);
    queueMicrotask(() => void show(id).then(() => setNotice(messageOf(error))));
    return;
  }
  // Conversations end after a week or three months: this message begins the next one.
  if (code === "CHAT_NOT_FOUND" && sessionId !== undefined) {
    keep(undefined);
    setAll((before) => before.filter((one) => one.key === key));
    return read(key, { message }, signal).catch((again: unknown) => refused(exchange, again, signal));
  }
  const found = isLost(error) ? await arrived(exchange) : undefined;
  if (found) return read(key, { message, sessionId }, signal, found).catch(() => fail(key, error));
  fail(key, error);
}

/** Whether a message without an answer arrived nevertheless: then its turn can be followed, and is not asked for twice. */
async function arrived({ message }: Exchange): Promise<Place | undefined> {
  if (sessionId === undefined) return undefined;
  const chat = await loadChat(sessionId).catch(() => undefined);
  const last = chat?.items.at(-1);
  return last && last.message === message && last.turnId !== lastTurnId
    ? { turnId: last.turnId, id: 0 }
    : undefined;
}

/** Ends what is shown of a conversation, without stopping what the API does. */
function leave(): void {
  const control = running();
  shown++;
  batch(() => {
    setLoading(false);
    setRunning(undefined);
    setIsStopping(false);
    setIsConnected(true);
    setNotice(undefined);
    setAll([]);
  });
  control?.abort();
}

function keep(id: string | undefined): void {
  sessionId = id;
  rememberChat(account()?.userId, id);
}

const change = (key: string, next: (reply: Reply) => Reply): void =>
  void setAll((before) => before.map((one) => (one.key === key ? { ...one, reply: next(one.reply) } : one)));

const fail = (key: string, error: unknown): void =>
  change(key, (reply) =>
    failed(reply, issuesOf(error)["market"] === undefined ? messageOf(error) : closedMarket),
  );

const closedMarket = "We no longer sell in this part of the shop. Reload the page to go on.";

const exchangeOf = ({ message, reply, state }: ShownTurn): Exchange => ({
  key: String(++keys),
  message,
  reply: reply ? ended(noReply, reply) : state === "running" ? noReply : failed(noReply, unfinished),
});

const unfinished = "The answer was interrupted. Please send your message again.";

/** Tools that change the account's cart; the header and an open cart page then show it as it is. */
const cartTools: ReadonlySet<string> = new Set([
  "add_to_cart",
  "change_cart_line",
  "remove_from_cart",
  "clear_cart",
]);

const changedCart = (event: TurnEvent): boolean =>
  event.type === "tool_end" && event.ok && cartTools.has(event.tool);
