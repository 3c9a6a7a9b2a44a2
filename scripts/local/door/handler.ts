/** Answers one request; `env` carries the connection that it came by. */
export type Handler = (request: Request, env?: object) => Response | Promise<Response>;
