import * as z from "zod";

const Environment = z
  .object({ SOCKET_ENDPOINT: z.url(), WORKER_FUNCTION: z.string().default("") })
  .transform(({ SOCKET_ENDPOINT, WORKER_FUNCTION }) => ({
    endpoint: SOCKET_ENDPOINT,
    worker: WORKER_FUNCTION,
  }));

/** Where the functions of the WebSocket API post frames, and which function answers messages. Throws when that is not told. */
export const readSocketEnvironment = (variables: Readonly<Record<string, string | undefined>>) =>
  Environment.parse(variables);
