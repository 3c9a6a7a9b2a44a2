import { cacheHeader } from "./cloudfront.ts";
import { originResponse } from "./origin-response.ts";

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html#lambda-event-structure-response-origin */
export type EdgeHeaders = Record<string, { key?: string; value: string }[]>;
export type OriginResponseEvent = {
  readonly Records: readonly {
    readonly cf: {
      readonly request: { readonly headers: EdgeHeaders };
      readonly response: { readonly status: string; headers: EdgeHeaders };
    };
  }[];
};

/** Decides what CloudFront keeps of an origin's response, and for how long: the function at origin-response. */
export const handler = async ({ Records }: OriginResponseEvent) => {
  const [record] = Records;
  if (!record) throw new Error("there is no response");
  const { request, response } = record.cf;
  const shared = request.headers[cacheHeader]?.[0]?.value === "shared";
  const given = Object.fromEntries(
    Object.entries(response.headers).map(([name, values]) => [
      name,
      values.map(({ value }) => value).join(", "),
    ]),
  );
  const wanted = originResponse({ status: Number(response.status), headers: given }, shared);
  for (const name of Object.keys(given)) if (!Object.hasOwn(wanted, name)) delete response.headers[name];
  for (const [name, value] of Object.entries(wanted))
    if (value !== given[name]) response.headers[name] = [{ key: name, value }];
  return response;
};
