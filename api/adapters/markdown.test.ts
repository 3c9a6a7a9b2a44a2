import fc from "fast-check";
import { expect, test } from "vitest";
import { markdown } from "./markdown.ts";

const html = (source: string): Promise<string> => markdown.html(source);

test("Markdown that merchants write becomes the HTML that they mean", async () => {
  expect(
    await html("# Returns\n\nWithin **14 days**, _unworn_.\n\n1. Pack it\n2. [Write](/pages/contact)\n"),
  ).toBe(
    '<h2>Returns</h2><p>Within <strong>14 days</strong>, <em>unworn</em>.</p><ol><li>Pack it</li><li><a href="/pages/contact">Write</a></li></ol>',
  );
  expect(await html("| To | Cost |\n|---|--:|\n| GB | 5 & more |\n")).toBe(
    '<table><thead><tr><th scope="col">To</th><th scope="col">Cost</th></tr></thead><tbody><tr><td>GB</td><td>5 &amp; more</td></tr></tbody></table>',
  );
  expect(await html("a  \nb\n\n---\n\n> quoted\n\n`<b>`\n\n```js\nlet a = '<b>';\n```\n")).toBe(
    "<p>a<br>b</p><hr><blockquote><p>quoted</p></blockquote><p><code>&lt;b&gt;</code></p><pre><code>let a = '&lt;b&gt;';</code></pre>",
  );
  expect(await html("3. c\n4. d\n")).toBe('<ol start="3"><li>c</li><li>d</li></ol>');
  expect(await html("- [ ] open\n- - nested\n\n~~old~~ &copy; &#8364; A&B\n")).toContain(
    "<s>old</s> &copy; € A&amp;B",
  );
  expect(
    await html("![A jug](https://cdn.example/jug.jpg) <mail@shop.example> tel: [call](tel:+441603)"),
  ).toBe(
    '<p><img src="https://cdn.example/jug.jpg" alt="A jug" loading="lazy"> <a href="mailto:mail@shop.example">mail@shop.example</a> tel: <a href="tel:+441603">call</a></p>',
  );
  expect(await html("")).toBe("");
});

/** Elements, attributes and addresses that may come out; everything else is an attack. */
const allowed =
  /^(?:[^<>]|<\/?(?:h[2-6]|p|ul|ol|li|blockquote|pre|code|hr|br|table|thead|tbody|tr|td|th|strong|em|s|a)>|<th scope="col">|<ol start="\d+">|<a href="(?:https?:\/\/|mailto:|tel:|#|\/(?!\/)|\?)[^"<>\s]*">|<img src="(?:https:\/\/|\/(?!\/))[^"<>\s]*" alt="[^"<>]*" loading="lazy">)*$/i;

const attacks = [
  "<script>alert(1)</script>",
  "<ScRiPt src=//evil.example/x.js></sCrIpT>",
  "<img src=x onerror=alert(1)>",
  "text <b onclick='alert(1)'>bold</b> text",
  "<svg/onload=alert(1)>",
  "<iframe srcdoc='<script>alert(1)</script>'>",
  "<style>body{display:none}</style>",
  "<!-- comment --><base href=https://evil.example>",
  "<a href='javascript:alert(1)'>x</a>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](java&#x0A;script:alert(1))",
  "[x](<java\tscript:alert(1)>)",
  "[x](\u0001javascript:alert(1))",
  "[x](vbscript:msgbox(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](//evil.example/)",
  "[x](/\\evil.example/)",
  "[x](https:\\\\evil.example)",
  '[x](/a" onmouseover="alert(1))',
  "[x](/a 'title\" onmouseover=\"alert(1)')",
  "![x](javascript:alert(1))",
  "![x](data:image/svg+xml;base64,PHN2Zz4=)",
  '![" onerror="alert(1)](https://a.example/b.png)',
  "![<script>](/images/a.png)",
  "<javascript:alert(1)>",
  "[x]: javascript:alert(1)\n\n[x]",
  "```\n</code></pre><script>alert(1)</script>\n```",
  '```" onclick="alert(1)\ncode\n```',
  "`</code><script>alert(1)</script>`",
  "| <script> |\n|---|\n| [a](javascript:x) |",
  "# <img src=x onerror=alert(1)>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "[**bold <script>**](javascript:alert(1))",
  "> <script>\n> alert(1)\n> </script>",
  "- <details open ontoggle=alert(1)>",
  "[a](https://a.example/{{store name}})",
];

test.each(attacks)("%j comes out as text, without element, handler or address that runs", async (source) => {
  const out = await html(source);
  expect(out).toMatch(allowed);
  expect(out).not.toMatch(/(?:href|src)="(?:javascript|data|vbscript|\/\/|\/\\)/i);
});

test("whatever is made of attacks and marks, only the fixed set of elements comes out", async () => {
  const piece = fc.oneof(
    fc.constantFrom(...attacks),
    fc.constantFrom(
      "\n",
      "\n\n",
      "> ",
      "- ",
      "1. ",
      "*",
      "**",
      "_",
      "`",
      "```\n",
      "[",
      "](",
      ")",
      "|",
      "<",
      ">",
      "&",
      '"',
      "  \n",
      "#",
    ),
    fc.string({ maxLength: 8 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      expect(await html(pieces.join(""))).toMatch(allowed);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["quotes", ">".repeat(5_000)],
  ["spaced quotes", "> ".repeat(5_000)],
  ["lists", "- ".repeat(5_000)],
  ["numbered lists", "1. ".repeat(2_000)],
  ["lists by indentation", Array.from({ length: 60 }, (_, at) => `${"  ".repeat(at)}- a`).join("\n")],
  ["emphasis", "_a".repeat(20_000)],
  ["brackets", `${"[".repeat(9_000)}${"](".repeat(4_000)}`],
  ["emphasis that never ends", "**a ".repeat(4_000)],
])("%s without end are refused or read within a second", async (_, source) => {
  const began = performance.now();
  try {
    expect(await html(source)).toMatch(/^</);
  } catch (error) {
    expect(error).toMatchObject({ code: "VALIDATION_ERROR" });
  }
  expect(performance.now() - began).toBeLessThan(3_000);
});
