import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import getPort from "get-port";
import { expect, test } from "vitest";
import { awsAccount, modelAccess } from "./account.ts";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

/** A server in AWS's place that gives one response. */
async function answering<T>(
  status: number,
  headers: Record<string, string>,
  body: string,
  ask: (options: { endpoint: string; region: string; credentials: typeof credentials }) => Promise<T>,
): Promise<T> {
  const server = createServer((_request, response: ServerResponse) => {
    response.writeHead(status, headers).end(body);
  }).listen(0);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  try {
    return await ask({ endpoint: `http://127.0.0.1:${port}`, region: "eu-west-1", credentials });
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const xml = { "content-type": "text/xml" };
const stsError = (code: string) =>
  `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`;

test("the account and region that the credentials belong to", async () => {
  const body =
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>';
  expect(await answering(200, xml, body, awsAccount)).toEqual({
    account: "123456789012",
    region: "eu-west-1",
  });
});

test.each([
  ["InvalidClientTokenId", "refused"],
  ["SignatureDoesNotMatch", "refused"],
  ["ExpiredToken", "expired"],
])("%s is told as %s", async (code, failed) => {
  expect(await answering(403, xml, stsError(code), awsAccount)).toEqual({ failed });
});

test("an AWS that is not there, and credentials that cannot be found", async () => {
  const endpoint = `http://127.0.0.1:${await getPort()}`;
  expect(await awsAccount({ endpoint, region: "eu-west-1", credentials })).toEqual({ failed: "unreachable" });
  const none = async () => {
    throw Object.assign(new Error("no profile"), { name: "CredentialsProviderError" });
  };
  expect(await awsAccount({ endpoint, region: "eu-west-1", credentials: none })).toEqual({
    failed: "no-credentials",
  });
});

test.each([
  [
    200,
    "",
    {
      authorizationStatus: "AUTHORIZED",
      entitlementAvailability: "AVAILABLE",
      regionAvailability: "AVAILABLE",
    },
    "available",
  ],
  [
    200,
    "",
    {
      authorizationStatus: "NOT_AUTHORIZED",
      entitlementAvailability: "AVAILABLE",
      regionAvailability: "AVAILABLE",
    },
    "no-access",
  ],
  [
    200,
    "",
    {
      authorizationStatus: "AUTHORIZED",
      entitlementAvailability: "AVAILABLE",
      regionAvailability: "NOT_AVAILABLE",
    },
    "not-in-region",
  ],
  [403, "AccessDeniedException", { message: "no" }, "forbidden"],
  [404, "ResourceNotFoundException", { message: "no" }, "not-in-region"],
  [500, "InternalServerException", { message: "no" }, "unreachable"],
])("Bedrock's %i %s with %o is told as %s", async (status, type, body, state) => {
  const headers = { "content-type": "application/json", ...(type && { "x-amzn-errortype": type }) };
  const access = await answering(status, headers, JSON.stringify(body), (options) =>
    modelAccess(["nova"], options),
  );
  expect(access).toEqual([{ model: "nova", state }]);
});
