/** A port of which every method answers a promise. */
type Asynchronous<T> = { readonly [K in keyof T]: (...given: never[]) => Promise<unknown> };

/**
 * The port that `load` makes, with the first call of one of its methods: code that a process may never need does not delay
 * its start.
 */
export function loaded<T extends Asynchronous<T>>(load: () => Promise<T>): T {
  const call =
    (name: keyof T) =>
    async (...given: never[]): Promise<unknown> => {
      const port = await load();
      return port[name](...given);
    };
  const methods = new Map<PropertyKey, unknown>();
  const port = new Proxy(
    {},
    {
      get(_, name) {
        // Whoever awaits the port itself asks for `then`, which would make a promise of it.
        if (name === "then" || typeof name === "symbol") return undefined;
        // Callers ask for methods of T, which are named by strings.
        if (!methods.has(name)) methods.set(name, call(name as keyof T));
        return methods.get(name);
      },
    },
  );
  return port as T;
}
