import validate from "asl-validator";
import jsonata from "jsonata";
import { describe, expect, test } from "vitest";
import { checkDefinition } from "../engine/definition.ts";
import { refund } from "../refund/definition.ts";
import { definitions } from "../registry.ts";

/** `task:x` is not an ARN until bind.ts replaces it. */
const unbound = { checkPaths: true, checkArn: false };

/** All strings in a definition that are expressions. */
const expressions = (value: unknown): string[] => {
  if (typeof value === "string") return /^\{%[\s\S]*%\}$/.test(value) ? [value.slice(2, -2)] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(expressions) : [];
};

describe.each(Object.entries(definitions))("the workflow %s", (name, definition) => {
  test("is valid Amazon States Language as it is written", () => {
    const result = validate(structuredClone(definition), unbound);
    expect(result.errorsText()).toBe("");
    expect(result.isValid).toBe(true);
  });

  test("is accepted by the embedded engine", () => {
    expect(() => checkDefinition(name, definition)).not.toThrow();
  });

  test("is plain JSON, so the deployed definition equals the one run here", () => {
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
  });

  test("has expressions that parse", () => {
    const all = expressions(definition);
    expect(all.length).toBeGreaterThan(0);
    for (const code of all) expect(() => jsonata(code), code).not.toThrow();
  });

  test("has a timeout on every task, and limits on the number and length of all retries", () => {
    for (const [state, one] of Object.entries(definition.States)) {
      if (one.Type !== "Task") continue;
      expect(one.TimeoutSeconds, state).toBeDefined();
      for (const retrier of one.Retry ?? []) {
        expect(retrier.MaxAttempts, state).toBeLessThanOrEqual(10);
        expect(retrier.MaxDelaySeconds, state).toBeLessThanOrEqual(60);
      }
    }
  });

  test("can reach each of its states", () => {
    const reached = new Set([definition.StartAt]);
    for (const name of reached)
      for (const target of JSON.stringify(definition.States[name]).matchAll(/"(?:Next|Default)":"([^"]+)"/g))
        reached.add(target[1] ?? "");
    expect([...reached].sort()).toEqual(Object.keys(definition.States).sort());
  });
});

test("the validator rejects a definition whose state leads nowhere", () => {
  const wrong = { ...refund, StartAt: "Nowhere" };
  expect(validate(structuredClone(wrong), unbound).isValid).toBe(false);
});
