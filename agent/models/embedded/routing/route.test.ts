import { expect, test } from "vitest";
import { answeredAs, routeOf } from "./route.ts";

test.each([
  ["did my chair leave the warehouse", "order"],
  ["can you deliver to a hotel", "policy"],
  ["you are lovely", "talk"],
  ["do you have anything for a baby", "find"],
  ["what about a darker one", "shown"],
  ["what are they made of", "shown"],
  ["take the last one out again", "edit"],
  ["do you take visa", "policy"],
])("“%s” is about %s, though no example says so", (said, route) => {
  expect(routeOf(said).name).toBe(route);
});

test.each([
  ["the vase was smashed when it arrived", /broken/],
  ["i need it one size larger, can i exchange it", /exchanges/],
  ["i dropped it into the water, is that covered by the warranty", /not covered/],
  ["which companies get my address", /who else/],
  ["what happens when nobody is home", /nobody is at home/],
])("“%s” is a question that documents answer in other words", (said, words) => {
  expect(answeredAs(said).name).toMatch(words);
});

test("a text of words that no example has is not known", () => {
  expect(routeOf("zyx wvu tsr").known).toBe(0);
});
