import { createHash, createHmac } from "node:crypto";

/**
 * Whether a request with a signed URL matches what was signed: method, path, query, and every header that the
 * signature lists. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function isSignedRight({ method, url, headers }: Request, secretKey: string): boolean {
  const { pathname, searchParams } = new URL(url);
  const [credential = "", signed = "", at = "", given] = [
    "Credential",
    "SignedHeaders",
    "Date",
    "Signature",
  ].map((name) => searchParams.get(`X-Amz-${name}`) ?? undefined);
  const scope = credential.split("/").slice(1);
  const query = [...searchParams]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
  const named = signed.split(";").map((name) => `${name}:${headers.get(name)?.trim() ?? ""}\n`);
  const canonical = [method, pathname, query, named.join(""), signed, "UNSIGNED-PAYLOAD"].join("\n");
  const digest = createHash("sha256").update(canonical).digest("hex");
  const key = scope.reduce<string | Buffer>((key, part) => mac(key, part), `AWS4${secretKey}`);
  return given === mac(key, ["AWS4-HMAC-SHA256", at, scope.join("/"), digest].join("\n")).toString("hex");
}

const mac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * One page of a bucket's whole listing, ordered by the keys' bytes as in S3.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export function pageOfList(wholeList: string, query: URLSearchParams): string {
  const keyOf = (entry: string): string => /<Key>(.*?)<\/Key>/.exec(entry)?.[1] ?? "";
  const after = query.get("start-after") ?? "";
  const entries = (wholeList.match(/<Contents>.*?<\/Contents>/gs) ?? [])
    .filter((entry) => keyOf(entry) > after)
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const page = entries.slice(0, Number(query.get("max-keys") ?? 1000));
  return `<ListBucketResult><IsTruncated>${page.length < entries.length}</IsTruncated>${page.join("")}</ListBucketResult>`;
}
