import type { Deps } from "../deps.ts";
import type { Actor } from "../domain/actor.ts";
import { DomainError } from "../domain/errors.ts";
import { callerOf } from "./caller.ts";

type Caller = Parameters<typeof callerOf>[0] & {
  readonly var: { readonly deps: Deps; readonly actor: Actor };
};

/** Event streams that one account may have open here: tabs and devices. */
const ofUser = 20;
/** And one network, where guests share an address. */
const ofNetwork = 100;
const ofProcess = 8_000;
const retryAfter = 5;

type Open = { total: number; readonly byCaller: Map<string, number> };
const openIn = new WeakMap<Deps["limits"], Open>();

/**
 * Takes a place for an event stream that stays open; call what it returns once the stream has ended. Throws RATE_LIMITED for a
 * caller with too many open ones, and SERVICE_UNAVAILABLE when this process has as many as it holds.
 */
export function takeStream(c: Caller): () => void {
  const { deps, actor } = c.var;
  const open = openIn.get(deps.limits) ?? { total: 0, byCaller: new Map<string, number>() };
  openIn.set(deps.limits, open);
  const isUser = "userId" in actor;
  const caller = isUser ? `user ${actor.userId}` : `address ${callerOf(c)}`;
  const own = open.byCaller.get(caller) ?? 0;
  if (deps.config.rateLimits && own >= (isUser ? ofUser : ofNetwork))
    throw new DomainError("RATE_LIMITED", { retryAfter });
  if (open.total >= ofProcess) throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter });
  open.total++;
  open.byCaller.set(caller, own + 1);
  let isOpen = true;
  return () => {
    if (!isOpen) return;
    isOpen = false;
    open.total--;
    const left = (open.byCaller.get(caller) ?? 1) - 1;
    if (left === 0) open.byCaller.delete(caller);
    else open.byCaller.set(caller, left);
  };
}
