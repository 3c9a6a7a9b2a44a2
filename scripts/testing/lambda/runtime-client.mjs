// What the Node runtime of Lambda does, without its native parts: loads the handler, asks for events, sends answers.
import { pathToFileURL } from "node:url";

const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const post = (path, body) => fetch(`${api}/${path}`, { method: "POST", body: JSON.stringify(body) });
const told = (error) => ({
  errorType: error.name,
  errorMessage: error.message,
  trace: (error.stack ?? "").split("\n"),
});

let handler;
try {
  ({ handler } = await import(pathToFileURL(`${process.env.LAMBDA_TASK_ROOT}/index.mjs`).href));
} catch (error) {
  await post("init/error", told(error));
  process.exit(1);
}
for (;;) {
  const response = await fetch(`${api}/invocation/next`);
  const id = response.headers.get("lambda-runtime-aws-request-id");
  try {
    await post(
      `invocation/${id}/response`,
      (await handler(await response.json(), { awsRequestId: id })) ?? null,
    );
  } catch (error) {
    await post(`invocation/${id}/error`, told(error));
  }
}
