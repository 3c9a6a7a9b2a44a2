import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Config, Deps } from "../../deps.ts";
import { currencies } from "../../domain/money.ts";
import type { Embedder } from "../../ports/embedder.ts";
import { lazy } from "../lazy.ts";
import { loaded } from "../loaded.ts";
import { jsonLog } from "../log.ts";
import { noCarrier } from "../no-carrier.ts";
import { signWith } from "../sign.ts";
import { allTables } from "../stores/keys.ts";
import { carrying } from "../telemetry/carrying.ts";
import { embeddedMetrics } from "../telemetry/emf.ts";
import { inContext } from "../telemetry/log.ts";
import { openTelemetry } from "../telemetry/telemetry.ts";
import { titanEmbedder } from "./embedder.ts";
import { type Environment, readEnvironment } from "./environment.ts";
import { storedKeysGateway } from "./payments.ts";
import { noSearch } from "./search-index/unavailable.ts";
import { type ShopSecrets, shopSecrets } from "./secrets.ts";
import { storesOnCall } from "./stores.ts";
import { regionTables } from "./table/region.ts";
import { passagesIndex } from "./variables.ts";
import { noVectors } from "./vectors/unavailable.ts";
import { pollingWatch } from "./watch.ts";

/**
 * The shop's Deps on AWS, created once per process from environment variables. The code of an engine, and SDK clients other than
 * DynamoDB's, are loaded on first use, and secrets when they are needed. Throws an Error that lists what the environment lacks.
 */
export function awsDeps(
  variables: Readonly<Record<string, string | undefined>>,
  secrets: ShopSecrets = shopSecrets(variables),
): Deps {
  const env = readEnvironment(variables);
  const tables = regionTables(allTables, { prefix: env.TABLE_PREFIX, endpoint: env.DYNAMODB_ENDPOINT });
  const service = variables["AWS_LAMBDA_FUNCTION_NAME"] ?? "e-com67";
  // Past the console, which Lambda would wrap in a line of its own.
  const write = (line: string) => void process.stdout.write(line);
  const telemetry = openTelemetry(embeddedMetrics(service, write, Date.now));
  const embedder = titanEmbedder({ model: env.EMBEDDING_MODEL });
  return {
    ...storesOnCall(tables, pollingWatch, Date.now),
    ...searchOf(env, embedder),
    documents: loaded(async () => (await import("../documents/reader.ts")).documentReader),
    carriers: noCarrier,
    embedder,
    identity: loaded(async () =>
      (await import("./identity/identity.ts")).cognitoIdentity({
        userPoolId: env.USER_POOL_ID,
        clientId: env.USER_POOL_CLIENT_ID,
        issuer: env.JWT_ISSUER,
        jwks: env.JWKS,
      }),
    ),
    texts: loaded(async () => (await import("./sms.ts")).snsTexts()),
    files: loaded(async () => (await import("./files.ts")).s3Files(env.FILES_BUCKET)),
    csv: loaded(async () => (await import("../csv.ts")).csv),
    markdown: loaded(async () => (await import("../markdown.ts")).markdown),
    pictures: loaded(async () => (await import("../pictures.ts")).pictures),
    payments: storedKeysGateway(secrets.stripe),
    ...carrying(
      {
        mail: loaded(async () =>
          (await import("./mail.ts")).sesMail(env.MAIL_FROM, {
            configurationSet: env.MAIL_CONFIGURATION_SET,
            perSecond: env.MAILS_PER_SECOND,
          }),
        ),
        messages: loaded(async () =>
          (await import("./messages.ts")).sqsAndSns({ queues: env.queues, topics: env.topics }),
        ),
        workflows: loaded(async () => (await import("./workflows.ts")).stepFunctions(env.workflows)),
      },
      telemetry,
    ),
    config: configOf(env, secrets),
    now: Date.now,
    newId: randomUUID,
    vatIds: loaded(async () => (await import("../vat-ids.ts")).vatIds),
    sign: signWith(() => secrets.signing.get()),
    log: inContext(jsonLog),
    telemetry,
    callerAddress: callerAddressOf(variables["ORIGIN_SECRET_ARN"] !== undefined),
  };
}

/** The search of products and of passages, on one domain. */
function searchOf(env: Environment, { dimensions }: Embedder): Pick<Deps, "search" | "vectors"> {
  const { SEARCH_ENDPOINT: node, SEARCH_ALIAS: alias, AWS_REGION: region } = env;
  if (node === undefined) return { search: noSearch, vectors: noVectors };
  const client = lazy(async () => (await import("./search-index/client.ts")).signedFor(node, region));
  return {
    search: loaded(async () => {
      const { openSearchIndex } = await import("./search-index/search-index.ts");
      return openSearchIndex({ node, alias, signed: await client() });
    }),
    vectors: loaded(async () => {
      const { openSearchVectors } = await import("./vectors/vectors.ts");
      const index = passagesIndex(env.TABLE_PREFIX, dimensions);
      return openSearchVectors({ node, index, dimensions, signed: await client() });
    }),
  };
}

/** What of it is secret is what was read last: a function that answers requests reads it before each (api/lambda.ts). */
function configOf(env: Environment, secrets: ShopSecrets): Config {
  const webOrigins = env.WEB_ORIGINS.split(",").filter((origin) => origin !== "");
  const webUrl = webOrigins[0] ?? env.PUBLIC_URL;
  return {
    stage: env.STAGE,
    public: {
      apiUrl: env.PUBLIC_URL,
      chatUrl: env.CHAT_URL,
      webSocketUrl: env.WEB_SOCKET_URL,
      region: env.AWS_REGION,
      cognito: { userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID },
      stripe: {
        get publishableKey() {
          return secrets.stripe.last()?.stripePublishableKey ?? "";
        },
        apiUrl: null,
      },
      currencies,
    },
    webOrigins,
    rateLimits: true,
    trustedProxies: 0,
    secureCookies: true,
    get secret() {
      const secret = secrets.signing.last();
      if (secret === undefined) throw new Error("the secret that signs cursors was not read");
      return secret;
    },
    orderUrl: (orderId) => `${webUrl}/orders/${orderId}`,
    trackUrl: (orderId) => `${webUrl}/track/${orderId}`,
    adminUrl: webOrigins[1] ?? `${webUrl}/admin`,
    docsFolder: join(env.LAMBDA_TASK_ROOT, "docs"),
    // An HTTP API cannot stream, and an answer that waits occupies an environment: the client asks again.
    streamFor: 2_000,
    buffered: true,
  };
}

/**
 * The client's address, from the event that hono/aws-lambda passes as env. CloudFront's function writes it into a header,
 * which counts only where the API answers CloudFront alone.
 */
const callerAddressOf =
  (behindCloudFront: boolean) =>
  (env: unknown): string => {
    const field = (from: unknown, name: string): unknown =>
      typeof from === "object" && from !== null && name in from ? Reflect.get(from, name) : undefined;
    const viewer = field(field(field(env, "event"), "headers"), "x-shop-viewer");
    if (behindCloudFront && typeof viewer === "string") return viewer;
    const address = field(field(field(env, "requestContext"), "http"), "sourceIp");
    return typeof address === "string" ? address : "unknown";
  };
