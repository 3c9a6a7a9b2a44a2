import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalForm, type FormValues, nameOf, parseForm } from "./form.ts";

const name = fc.stringMatching(/^[a-z_]{1,8}$/);
/** Up to eight levels, which is as deep as forms are read. */
const { form } = fc.letrec<{ form: FormValues }>((tie) => ({
  form: fc.dictionary(name, fc.oneof({ depthSize: "small", maxDepth: 7 }, fc.string(), tie("form")), {
    maxKeys: 4,
  }),
}));

const encoded = (values: FormValues, path: string[] = []): string[] =>
  Object.entries(values).flatMap(([key, value]) =>
    typeof value === "string"
      ? [`${encodeURIComponent(nameOf([...path, key]))}=${encodeURIComponent(value)}`]
      : encoded(value, [...path, key]),
  );

test("nested form fields are parsed back to the same values, in any order", () => {
  fc.assert(
    fc.property(form, (values) => {
      const fields = encoded(values);
      const read = parseForm(fields.join("&"));
      expect(encoded(read).toSorted()).toEqual(fields.toSorted());
      expect(canonicalForm(parseForm(fields.toReversed().join("&")))).toBe(canonicalForm(read));
    }),
  );
});

test("eight levels are read and the ninth is refused", () => {
  const nested = (levels: number) => `a${"[b]".repeat(levels - 1)}=1`;
  expect(encoded(parseForm(nested(8)))).toHaveLength(1);
  expect(() => parseForm(nested(9))).toThrow("a is nested too deeply");
});

test("lists are accepted with and without indexes", () => {
  expect(parseForm("expand[]=a&expand[]=b")).toEqual(parseForm("expand[0]=a&expand[1]=b"));
});

test("a field named like a property of Object.prototype is an ordinary field", () => {
  const read = parseForm("__proto__[admin]=true&metadata[constructor]=x");
  expect(Object.getPrototypeOf(read)).toBeNull();
  expect(({} as Record<string, unknown>)["admin"]).toBeUndefined();
  expect(Object.keys(read)).toEqual(["__proto__", "metadata"]);
});

test.each(["a=1&a[b]=2", "[x]=1", "a[b=1", `${"a[b]".padEnd(4)}${"[c]".repeat(20)}=1`])(
  "a form like %s is refused",
  (text) => {
    expect(() => parseForm(text)).toThrow(/Invalid/);
  },
);
