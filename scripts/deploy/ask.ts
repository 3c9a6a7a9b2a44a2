import { confirm, isCancel, password, select, text } from "@clack/prompts";

/** Questions to a person. All throw Declined when the person presses Ctrl+C. */
export type Ask = {
  readonly choose: <Value extends string>(
    question: string,
    options: Readonly<Record<Value, string>>,
  ) => Promise<Value>;
  readonly agree: (question: string) => Promise<boolean>;
  readonly line: (question: string) => Promise<string>;
  /** An answer that is not shown. */
  readonly secret: (question: string) => Promise<string>;
};

/** Somebody was asked and did not want to go on. */
export class Declined extends Error {
  override readonly name = "Declined";
}

/** The person at the terminal. Undefined: there is no terminal, or a build server runs this, so nobody is asked. */
export function terminal(
  streams: { readonly stdin: { isTTY?: boolean }; readonly stdout: { isTTY?: boolean } },
  variables: Readonly<Record<string, string | undefined>>,
): Ask | undefined {
  const builds = variables["CI"] !== undefined && variables["CI"] !== "" && variables["CI"] !== "false";
  if (!streams.stdin.isTTY || !streams.stdout.isTTY || builds) return undefined;
  return {
    choose: async <Value extends string>(message: string, options: Readonly<Record<Value, string>>) => {
      // Object.keys loses the key types.
      const values = Object.keys(options) as Value[];
      const chosen = await select<string>({
        message,
        options: values.map((value) => ({ value, label: value, hint: options[value] })),
      });
      const value = values.find((one) => one === answerOf(chosen));
      if (value === undefined) throw new Declined();
      return value;
    },
    agree: async (message) => answerOf(await confirm({ message, initialValue: false })),
    line: async (message) => answerOf(await text({ message })),
    secret: async (message) => answerOf(await password({ message })),
  };
}

/** clack answers with a symbol when somebody presses Ctrl+C. */
function answerOf<T>(answer: T): Exclude<T, symbol> {
  if (isCancel(answer)) throw new Declined();
  // No other symbol is answered.
  return answer as Exclude<T, symbol>;
}
