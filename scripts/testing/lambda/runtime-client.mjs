// What the Node runtime of Lambda does, without its native parts: loads the handler, asks for events, sends answers.
import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";

const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const post = (path, body, headers = {}) =>
  fetch(`${api}/${path}`, { method: "POST", headers, body, duplex: "half" });
const told = (error) =>
  JSON.stringify({
    errorType: error.name,
    errorMessage: error.message,
    trace: (error.stack ?? "").split("\n"),
  });

const streaming = Symbol("streaming");
/** https://docs.aws.amazon.com/lambda/latest/dg/config-rs-write-functions.html */
globalThis.awslambda = {
  streamifyResponse: (handler) => Object.assign(handler, { [streaming]: true }),
  HttpResponseStream: {
    from(stream, prelude) {
      stream.contentType = "application/vnd.awslambda.http-integration-response";
      stream.write(JSON.stringify(prelude));
      stream.write(new Uint8Array(8));
      return stream;
    },
  },
};

/** https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-response-streaming */
async function streamed(handler, event, context) {
  const stream = new PassThrough();
  const done = handler(event, stream, context);
  // The headers are those of the first byte.
  await Promise.race([new Promise((resolve) => stream.once("readable", resolve)), done]);
  const sent = post(`invocation/${context.awsRequestId}/response`, stream, {
    "lambda-runtime-function-response-mode": "streaming",
    "content-type": stream.contentType ?? "application/octet-stream",
  });
  await done;
  await sent;
}

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
  const context = { awsRequestId: id };
  try {
    const event = await response.json();
    if (handler[streaming]) await streamed(handler, event, context);
    else await post(`invocation/${id}/response`, JSON.stringify((await handler(event, context)) ?? null));
  } catch (error) {
    await post(`invocation/${id}/error`, told(error));
  }
}
