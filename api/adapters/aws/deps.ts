import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Config, Deps } from "../../deps.ts";
import { currencies } from "../../domain/money.ts";
import { csv } from "../csv.ts";
import { documentReader } from "../documents/reader.ts";
import { jsonLog } from "../log.ts";
import { noCarrier } from "../no-carrier.ts";
import { pictures } from "../pictures.ts";
import { allTables } from "../stores/keys.ts";
import { storesOver } from "../stores/stores.ts";
import { titanEmbedder } from "./embedder.ts";
import { type Environment, readEnvironment } from "./environment.ts";
import { s3Files } from "./files.ts";
import { cognitoIdentity } from "./identity/identity.ts";
import { sesMail } from "./mail.ts";
import { sqsAndSns } from "./messages.ts";
import { storedKeysGateway } from "./payments.ts";
import { signedFor } from "./search-index/client.ts";
import { openSearchIndex } from "./search-index/search-index.ts";
import { noSearch } from "./search-index/unavailable.ts";
import { type ShopSecrets, shopSecrets } from "./secrets.ts";
import { snsTexts } from "./sms.ts";
import { regionTables } from "./table/region.ts";
import { passagesIndex } from "./variables.ts";
import { noVectors } from "./vectors/unavailable.ts";
import { openSearchVectors } from "./vectors/vectors.ts";
import { pollingWatch } from "./watch.ts";
import { stepFunctions } from "./workflows.ts";

/**
 * The shop's Deps on AWS, created once per process from environment variables. SDK clients other than
 * DynamoDB's are loaded on first use, and secrets when they are needed. Throws an Error that lists what the environment lacks.
 */
export function awsDeps(
  variables: Readonly<Record<string, string | undefined>>,
  secrets: ShopSecrets = shopSecrets(variables),
): Deps {
  const env = readEnvironment(variables);
  const tables = regionTables(allTables, { prefix: env.TABLE_PREFIX, endpoint: env.DYNAMODB_ENDPOINT });
  const embedder = titanEmbedder({ model: env.EMBEDDING_MODEL });
  return {
    ...storesOver(tables, pollingWatch, Date.now, { frozen: true }),
    search:
      env.SEARCH_ENDPOINT === undefined
        ? noSearch
        : openSearchIndex({
            node: env.SEARCH_ENDPOINT,
            alias: env.SEARCH_ALIAS,
            signed: signedFor(env.SEARCH_ENDPOINT, env.AWS_REGION),
          }),
    carriers: noCarrier,
    documents: documentReader,
    embedder,
    vectors:
      env.SEARCH_ENDPOINT === undefined
        ? noVectors
        : openSearchVectors({
            node: env.SEARCH_ENDPOINT,
            index: passagesIndex(env.TABLE_PREFIX, embedder.dimensions),
            dimensions: embedder.dimensions,
            signed: signedFor(env.SEARCH_ENDPOINT, env.AWS_REGION),
          }),
    identity: cognitoIdentity({
      userPoolId: env.USER_POOL_ID,
      clientId: env.USER_POOL_CLIENT_ID,
      issuer: env.JWT_ISSUER,
      jwks: env.JWKS,
    }),
    mail: sesMail(env.MAIL_FROM, {
      configurationSet: env.MAIL_CONFIGURATION_SET,
      perSecond: env.MAILS_PER_SECOND,
    }),
    texts: snsTexts(),
    files: s3Files(env.FILES_BUCKET),
    csv,
    pictures,
    messages: sqsAndSns({ queues: env.queues, topics: env.topics }),
    payments: storedKeysGateway(secrets.stripe),
    workflows: stepFunctions(env.workflows),
    config: configOf(env, secrets),
    now: Date.now,
    newId: randomUUID,
    log: jsonLog,
    callerAddress: callerAddressOf(variables["ORIGIN_SECRET_ARN"] !== undefined),
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
