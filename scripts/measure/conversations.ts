// npm run conversations: the judged conversations on the embedded model, or on the one that CHAT_MODEL_ID names.
import { parseArgs } from "node:util";
import { conversations } from "../../agent/conversations/all.ts";
import { configuredModels } from "../../agent/models/configured.ts";
import { EmbeddedModel } from "../../agent/models/embedded/model.ts";
import { playedBy } from "../testing/conversations/play.ts";
import { failuresOf, figuresOf } from "../testing/conversations/report.ts";
import { retrievalOf } from "../testing/conversations/retrieval.ts";
import { type Result, runConversation } from "../testing/conversations/run.ts";
import { openJudgedShop } from "../testing/conversations/shop.ts";

const { values } = parseArgs({
  options: {
    model: { type: "string", default: "embedded" },
    half: { type: "string" },
    kind: { type: "string" },
    quiet: { type: "boolean", default: false },
  },
});
const chosen = conversations.filter(
  ({ half, kind }) =>
    (values.half === undefined || half === values.half) &&
    (values.kind === undefined || kind === values.kind),
);
if (chosen.length === 0) {
  console.error(`There are no conversations of half "${values.half}" and kind "${values.kind}".`);
  process.exit(1);
}
const { model } = await configuredModels({ ...process.env, CHAT_MODEL: values.model });
const judged = await openJudgedShop();
// The embedded model knows what "last month" is, by the judged shop's clock.
const embedded = () => new EmbeddedModel({ now: judged.shop.deps.now });
const play = playedBy(judged, values.model === "embedded" ? embedded : model);
const results: Result[] = [];
for (const conversation of chosen) results.push(await runConversation(judged, play, conversation));
const retrievals = await Promise.all(
  (["first", "second", "third"] as const).map((half) => retrievalOf(judged.shop, half)),
);
await judged.close();
if (!values.quiet) console.log(`${failuresOf(results)}\n`);
console.log(figuresOf(results));
for (const { half, right, questions, silent, unanswered, wrong } of retrievals) {
  if (!values.quiet) for (const one of wrong) console.log(`✗ ${one}`);
  console.log(
    `retrieval, ${half} half: the right document first for ${right} of ${questions} questions, nothing for ${silent} of ${unanswered} that none answers`,
  );
}
