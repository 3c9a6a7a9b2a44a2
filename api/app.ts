import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { methodNotAllowed } from "hono/method-not-allowed";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import type { Deps } from "./deps.ts";
import { DomainError } from "./domain/errors.ts";
import { docs, openApiInfo } from "./http/docs.ts";
import { domainErrorOf, problem } from "./http/problem.ts";
import { newRouter } from "./http/router.ts";
import { adminOrders } from "./routes/admin-orders.ts";
import { auth } from "./routes/auth.ts";
import { cart } from "./routes/cart.ts";
import { images } from "./routes/images.ts";
import { orders } from "./routes/orders.ts";
import { payment } from "./routes/payment.ts";
import { products } from "./routes/products.ts";
import { system } from "./routes/system.ts";

const maxBytes = 1024 * 1024;

/** The whole API over one set of engines. Pure fetch: Node, Lambda and tests call it alike. */
export function createApp(deps: Deps) {
  const app = newRouter();
  app.use(requestId());
  app.use(async (c, next) => {
    c.set("deps", deps);
    await next();
  });
  app.use(secureHeaders({ crossOriginResourcePolicy: "cross-origin" }));
  app.use(
    cors({
      origin: [...deps.settings.webOrigins],
      credentials: true,
      exposeHeaders: ["etag", "location", "retry-after"],
    }),
  );
  app.use(
    bodyLimit({
      maxSize: maxBytes,
      onError: () => {
        throw new DomainError("PAYLOAD_TOO_LARGE", { maxBytes });
      },
    }),
  );
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, allowed) => problem(c, new DomainError("METHOD_NOT_ALLOWED", { allowed })),
    }),
  );
  app.onError((error, c) => {
    const known = domainErrorOf(error);
    if (known) return problem(c, known);
    deps.log("error", "unhandled", {
      requestId: c.var.requestId,
      method: c.req.method,
      path: c.req.path,
      error,
    });
    return problem(c, new DomainError("INTERNAL_ERROR", {}));
  });
  app.notFound((c) => problem(c, new DomainError("ROUTE_NOT_FOUND", {})));

  app.openAPIRegistry.registerComponent("securitySchemes", "bearer", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
  });
  app.doc31("/openapi.json", openApiInfo);
  app.route("/", docs);
  return app
    .route("/", system)
    .route("/", products)
    .route("/", images)
    .route("/", auth)
    .route("/", cart)
    .route("/", orders)
    .route("/", payment)
    .route("/", adminOrders);
}

export type App = ReturnType<typeof createApp>;
