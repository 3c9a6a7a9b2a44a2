import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsOf } from "./query.ts";
import { respell } from "./spelling.ts";
import { editDistance } from "./text/distance.ts";
import { stem } from "./text/stem.ts";

const respelt = (typed: string, ...known: string[]) => {
  const [word] = wordsOf(typed);
  if (!word) throw new Error("a word was typed");
  return respell(
    word,
    known.map((text) => ({ word: text, term: stem(text), count: 1 })),
  )?.best;
};

describe("a mistyped word", () => {
  test("of three letters is forgiven their order, and one left out after the first", () => {
    expect(respelt("mgu", "mug", "gum")).toBe("mug");
    expect(respelt("ile", "isle")).toBe("isle");
    for (const other of ["do", "dot", "bog", "adog"]) expect(respelt("dog", other), other).toBeUndefined();
  });

  test("is one error away up to seven letters, two from eight", () => {
    expect(respelt("baskte", "basket")).toBe("basket");
    expect(respelt("bsakte", "basket")).toBeUndefined();
    expect(respelt("bakcpakc", "backpack")).toBe("backpack");
    expect(respelt("x9921", "x9922")).toBeUndefined();
  });

  test("rather keeps its first letter, and rather has a letter doubled", () => {
    expect(respelt("ridgr", "bridgr", "ridge")).toBe("ridge");
    expect(respelt("pilow", "pilot", "pillow")).toBe("pillow");
  });
});

const word = fc.string({ unit: fc.constantFrom(..."abcd".split("")), maxLength: 8 });

test("the distance of two words is the same both ways, and zero for the same word only", () => {
  fc.assert(
    fc.property(word, word, fc.constantFrom(1, 2), (one, other, most) => {
      const distance = editDistance(one, other, most);
      expect(editDistance(other, one, most)).toBe(distance);
      expect(distance === 0).toBe(one === other);
    }),
  );
});

test("one error is one, whichever it is and wherever", () => {
  fc.assert(
    fc.property(word, fc.nat(), fc.constantFrom("x", "y"), (text, place, letter) => {
      const at = place % (text.length + 1);
      expect(editDistance(text, text.slice(0, at) + letter + text.slice(at), 2)).toBe(1);
      if (at === text.length) return;
      expect(editDistance(text, text.slice(0, at) + letter + text.slice(at + 1), 2)).toBe(1);
      expect(editDistance(text, text.slice(0, at) + text.slice(at + 1), 2)).toBe(1);
    }),
  );
});
