import type { Actor } from "../../api/domain/actor.ts";
import type { TurnEvent } from "../../api/domain/chat/protocol.ts";
import type { MessageRequest } from "../../api/domain/chat/service.ts";
import type { AgentDeps } from "./deps.ts";
import { type RunningTurn, startTurn } from "./turn.ts";

type Live = {
  readonly events: TurnEvent[];
  readonly stop: AbortController;
  readonly read: Promise<void>;
  readonly wake: Set<() => void>;
  followers: number;
  ended: boolean;
  grace: ReturnType<typeof setTimeout> | undefined;
};

export type LiveTurnsOptions = {
  /** How long a turn that nobody follows any more waits for somebody to come back, in milliseconds. */
  readonly grace?: number;
  /** Whether somebody follows a turn from another process. */
  readonly isFollowedElsewhere?: (turnId: string) => Promise<boolean>;
};

/**
 * The turns that run in this process, each with its events so far. A turn runs whatever its client does; it is stopped when
 * everybody who followed it has left and nobody came back in time.
 */
export class LiveTurns {
  readonly #deps: AgentDeps;
  readonly #options: LiveTurnsOptions;
  readonly #turns = new Map<string, Live>();

  constructor(deps: AgentDeps, options: LiveTurnsOptions = {}) {
    this.#deps = deps;
    this.#options = options;
  }

  /** Starts a turn. Throws what `startTurn` throws. */
  async start(
    actor: Actor,
    request: MessageRequest,
  ): Promise<{ readonly sessionId: string; readonly turnId: string }> {
    const stop = new AbortController();
    const turn = await startTurn(this.#deps, actor, { request, signal: stop.signal });
    const { sessionId, turnId } = turn;
    const reading = Promise.withResolvers<void>();
    const live: Live = {
      events: [],
      stop,
      read: reading.promise,
      wake: new Set(),
      followers: 0,
      ended: false,
      grace: undefined,
    };
    this.#turns.set(turnId, live);
    void this.#read(turn, live).then(reading.resolve);
    return { sessionId, turnId };
  }

  /**
   * The events of a turn after `after`, until the last or until `signal` is aborted; undefined when it does not run here.
   * Whether the caller may read them was decided before.
   */
  follow(
    turnId: string,
    { after, signal }: { readonly after: number; readonly signal: AbortSignal },
  ): AsyncGenerator<TurnEvent> | undefined {
    const live = this.#turns.get(turnId);
    return live && this.#follow(turnId, live, { after, signal });
  }

  /** Resolves when what a turn of this process said and did is stored. */
  async ended(turnId: string): Promise<void> {
    await this.#turns.get(turnId)?.read;
  }

  /** Resolves when no turn of this process is under way. */
  async idle(): Promise<void> {
    await Promise.all([...this.#turns.values()].map(({ read }) => read));
  }

  /** Stops every turn and resolves when what they said is stored. */
  async close(): Promise<void> {
    for (const { stop } of this.#turns.values()) stop.abort(new Error("the shop is closing"));
    await this.idle();
  }

  async #read({ events, done, turnId, sessionId }: RunningTurn, live: Live): Promise<void> {
    try {
      for await (const event of events) {
        live.events.push(event);
        wakeAll(live);
      }
      await done;
    } catch (error) {
      this.#deps.log("error", "a turn of the assistant failed", { sessionId, error });
    }
    live.ended = true;
    clearTimeout(live.grace);
    this.#turns.delete(turnId);
    wakeAll(live);
  }

  async *#follow(
    turnId: string,
    live: Live,
    { after, signal }: { readonly after: number; readonly signal: AbortSignal },
  ): AsyncGenerator<TurnEvent> {
    live.followers += 1;
    clearTimeout(live.grace);
    // Ids begin at 1 and have no gaps.
    let place = Math.min(after, live.events.length);
    try {
      while (!signal.aborted) {
        const event = live.events[place];
        if (event) {
          place += 1;
          yield event;
        } else if (live.ended) return;
        else await change(live, signal);
      }
    } finally {
      live.followers -= 1;
      if (live.followers === 0 && !live.ended) this.#wait(turnId, live);
    }
  }

  #wait(turnId: string, live: Live): void {
    const { grace = 5_000, isFollowedElsewhere } = this.#options;
    const giveUp = async (): Promise<void> => {
      if (live.followers > 0 || (await isFollowedElsewhere?.(turnId))) return;
      live.stop.abort(new Error("nobody is there any more"));
    };
    live.grace = setTimeout(
      () => void giveUp().catch(() => live.stop.abort(new Error("nobody is there any more"))),
      grace,
    );
  }
}

function wakeAll(live: Live): void {
  for (const wake of live.wake) wake();
}

/** Resolves with the turn's next event or end, or when the follower leaves. */
function change(live: Live, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      live.wake.delete(wake);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    live.wake.add(wake);
    signal.addEventListener("abort", wake, { once: true });
  });
}
