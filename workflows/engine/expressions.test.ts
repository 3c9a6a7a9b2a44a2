import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../api/ports/table.ts";
import { runs } from "../../scripts/testing/properties/properties.ts";
import type { Template } from "../asl/types.ts";
import { evaluate } from "./expressions.ts";

const scope = {
  states: { input: { items: [{ price: 1 }], many: [{ price: 1 }, { price: 6 }] } },
  variables: {},
};
const value = (code: string, variables: Record<string, Json> = {}): Promise<Json> =>
  evaluate(`{% ${code} %}`, { ...scope, variables }, "Output");
const failed = { name: "States.QueryEvaluationError" };

describe("templates", () => {
  test("only a string that is an expression as a whole is evaluated; everything else is taken literally, at any depth", async () => {
    const template = {
      a: "{% 1 + 1 %}",
      b: "text {% 1 %}",
      c: ["{%$states.input.many[1].price%}", { d: "{%\n  'x' & 'y'\n%}" }],
      e: null,
      f: false,
    };
    expect(await evaluate(template, scope, "Output")).toEqual({
      a: 2,
      b: "text {% 1 %}",
      c: [6, { d: "xy" }],
      e: null,
      f: false,
    });
  });

  test("JSON without expressions evaluates to itself", async () => {
    const plain = fc.jsonValue().filter((json) => !JSON.stringify(json).includes("{%"));
    await fc.assert(
      fc.asyncProperty(plain, async (json) => {
        // fast-check's JSON may contain -0, which JSON cannot represent.
        const template = JSON.parse(JSON.stringify(json)) as Template;
        expect(JSON.stringify(await evaluate(template, scope, "Output"))).toBe(JSON.stringify(template));
      }),
    );
  });

  test("an error names the expression and the field that contains it", async () => {
    await expect(evaluate({ to: ["{% 1 + 'a' %}"] }, scope, "Arguments")).rejects.toThrow(
      "The JSONata expression '1 + 'a'' specified for the field 'Arguments/to[0]' threw an error during evaluation. T2002: ",
    );
  });
});

describe("JSONata sequences", () => {
  test("of one item collapse to that item, and [ ] keeps the list", async () => {
    expect(await value("$states.input.items.price")).toBe(1);
    expect(await value("[$states.input.items.price]")).toEqual([1]);
    expect(await value("$states.input.items[]")).toEqual([{ price: 1 }]);
    expect(await value("$states.input.many.price")).toEqual([1, 6]);
    expect(await value("$states.input.many[price > 5]")).toEqual({ price: 6 });
  });
  test("without items are undefined, which is an error; [ ] makes them an empty list", async () => {
    await expect(value("$states.input.many[price > 9]")).rejects.toMatchObject(failed);
    expect(await value("[$states.input.many[price > 9]]")).toEqual([]);
  });
  test("become plain arrays, so a restart does not change them", async () => {
    const list = await value("$states.input.many.price");
    expect(Object.getOwnPropertyNames(list)).toEqual(["0", "1", "length"]);
  });
});

describe("these fail with States.QueryEvaluationError", () => {
  test.each([
    ["nothing", "$states.input.nothing"],
    ["an unknown variable", "$nobody"],
    ["an unknown function", "$nobody(1)"],
    ["what does not parse", "1 +"],
    ["types that do not fit", "1 + 'a'"],
    ["an error that is raised", "$error('no')"],
    ["the document itself, which is not there", "$"],
    ["a function", "$uppercase"],
    ["a lambda", "function($x) { $x }"],
    ["a number too large", "10e300 * 10e300"],
    ["a division by zero", "1 / 0"],
    ["$eval", "$eval('1')"],
  ])("%s", async (_, code) => {
    await expect(value(code)).rejects.toMatchObject(failed);
  });
});

describe("functions that Step Functions adds", () => {
  test("$partition cuts a list into pages", async () => {
    expect(await value("$partition([1,2,3,4,5], 2)")).toEqual([[1, 2], [3, 4], [5]]);
    expect(await value("$partition([1], 2)")).toEqual([[1]]);
    expect(await value("$partition([], 2)")).toEqual([]);
    for (const size of ["0", "-1", "1.5", "'2'"])
      await expect(value(`$partition([1,2], ${size})`)).rejects.toMatchObject(failed);
  });
  test("$range counts from, to and by, with both ends included", async () => {
    expect(await value("$range(1, 9, 2)")).toEqual([1, 3, 5, 7, 9]);
    expect(await value("$range(0, 5, 3)")).toEqual([0, 3]);
    expect(await value("$range(3, 1, -1)")).toEqual([3, 2, 1]);
    expect(await value("$range(1, 1, 1)")).toEqual([1]);
    expect(await value("$range(2, 1, 1)")).toEqual([]);
    await expect(value("$range(1, 2, 0)")).rejects.toMatchObject(failed);
    await expect(value("$range(1, 5000, 1)")).rejects.toMatchObject(failed);
  });
  test("$partition of $range loses and adds nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 20 }),
        async (length, size) => {
          const pages = await value("$partition($range(1, $length, 1), $size)", { length, size });
          expect(Array.isArray(pages) && pages.flat()).toEqual(
            Array.from({ length }, (_, place) => place + 1),
          );
          expect(Array.isArray(pages) && pages.length).toBe(Math.ceil(length / size));
        },
      ),
      { numRuns: runs(50) },
    );
  });
  test("$hash by each of its five algorithms, in hex", async () => {
    expect(await value("$hash('mug', 'MD5')")).toBe("4c032833c7118276e83ee90998ba47cf");
    const lengths = { MD5: 32, "SHA-1": 40, "SHA-256": 64, "SHA-384": 96, "SHA-512": 128 };
    for (const [algorithm, length] of Object.entries(lengths))
      expect(await value(`$hash('mug', '${algorithm}')`)).toMatch(new RegExp(`^[0-9a-f]{${length}}$`));
    for (const other of ["'sha256'", "'SHA3-256'", "'CRC'", "'constructor'"])
      await expect(value(`$hash('mug', ${other})`)).rejects.toMatchObject(failed);
  });
  test("$random is at least 0 and below 1, and the same for the same seed", async () => {
    for (const code of ["$random()", "$random(7)", "$random(-1)", "$random(1e12)"]) {
      expect(await value(code)).toBeGreaterThanOrEqual(0);
      expect(await value(code)).toBeLessThan(1);
    }
    expect(await value("$random(7)")).toBe(await value("$random(7)"));
    expect(await value("$random(7)")).not.toBe(await value("$random(8)"));
    expect(await value("$random()")).not.toBe(await value("$random()"));
  });
  test("$uuid is different each time", async () => {
    expect(await value("$uuid()")).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(await value("$uuid()")).not.toBe(await value("$uuid()"));
  });
  test("$parse reads JSON, and refuses text that is not JSON", async () => {
    expect(await value(`$parse('{"lines":[{"sku":"mug"}]}').lines[0].sku`)).toBe("mug");
    await expect(value("$parse('{')")).rejects.toMatchObject(failed);
  });
});

test("an expression's result shares no object with its input", async () => {
  const cart = { lines: [1] };
  const result = await value("$cart", { cart });
  expect(result).toEqual(cart);
  expect(result).not.toBe(cart);
});

test("many concurrent evaluations of one expression do not mix", async () => {
  const results = await Promise.all(
    Array.from({ length: 200 }, (_, n) => value("$sum([1..$n].($ * 2)) + $n * 0", { n })),
  );
  expect(results).toEqual(Array.from({ length: 200 }, (_, n) => n * (n + 1)));
});

test("a path evaluated without JSONata gives the same result as JSONata", async () => {
  const json = fc.jsonValue({ maxDepth: 3 }).map((found) => found as Json);
  const inner = fc.dictionary(fc.constantFrom("a", "b", "in"), json);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(json, inner),
      fc.constantFrom("$v", "$v.a", "$v.a.b", "$v.in.a"),
      async (v, path) => {
        const settled = (code: string) => value(code, { v }).catch((error: Error) => error.name);
        expect(await settled(path)).toEqual(await settled(`(${path})`));
      },
    ),
  );
});
