import { setTimeout as wait } from "node:timers/promises";

type Closable = { close(): Promise<void> };

/** A thing of which one version is open at a time, and which is replaced while callers use it. */
export type Replaceable<T> = {
  /** Calls `work` with the open version. During a replacement it waits for the next version. */
  use<R>(work: (version: T) => R | Promise<R>): Promise<R>;
  /** Loads the new version, closes the old one and opens the new one. Resolves when it is open; false when loading or opening failed. */
  replace(): Promise<boolean>;
  close(): Promise<void>;
};

/** The longest that an old version waits for the calls that use it, in milliseconds. */
const longestDrain = 2000;

/**
 * Opens the first version. `load` reads the code and returns what opens it: when loading fails, the old version stays open;
 * when opening fails, callers get its error until the next replacement. Two versions are never open at once.
 */
export async function replaceable<T extends Closable>(
  load: () => Promise<() => Promise<T>>,
  onError: (error: unknown) => void,
): Promise<Replaceable<T>> {
  let open: T | undefined = await (await load())();
  let current: Promise<T> = Promise.resolve(open);
  let running = Promise.resolve(true);
  const calls = new Set<Promise<unknown>>();

  const replaceAfter = async (turn: Promise<unknown>): Promise<boolean> => {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    // Callers that come later still see the rejection.
    promise.catch(() => {});
    const before = current;
    current = promise;
    await turn;
    let opening: () => Promise<T>;
    try {
      opening = await load();
    } catch (error) {
      onError(error);
      before.then(resolve, reject);
      return false;
    }
    try {
      await Promise.race([Promise.allSettled(calls), wait(longestDrain, undefined, { ref: false })]);
      await open?.close();
      open = undefined;
      open = await opening();
      resolve(open);
      return true;
    } catch (error) {
      onError(error);
      reject(error);
      return false;
    }
  };

  return {
    async use(work) {
      const version = await current;
      const call = (async () => work(version))();
      calls.add(call);
      try {
        return await call;
      } finally {
        calls.delete(call);
      }
    },
    replace() {
      running = replaceAfter(running);
      return running;
    },
    async close() {
      await running;
      await open?.close();
      open = undefined;
    },
  };
}
