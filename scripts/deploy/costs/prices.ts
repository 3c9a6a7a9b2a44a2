/**
 * What AWS charges, in US dollars: list prices of us-east-1, without taxes, support and discounts. Frankfurt is some 15 to 20 %
 * dearer. The AWS Pricing Calculator (https://calculator.aws) decides.
 */
export const pricesAsOf = "November 2026";

/** A month at AWS. */
export const hours = 730;

type Price = {
  readonly dollars: number;
  /** What the dollars buy. */
  readonly per: string;
  /** How many of the quantity they buy: 1,000,000 where the price is of a million. */
  readonly of?: number;
  /** What costs nothing each month in every account, however old. */
  readonly free?: number;
};

const million = 1_000_000;

export const prices = {
  "OpenSearch t3.small.search": { dollars: 0.036, per: "hour" },
  "OpenSearch t3.medium.search": { dollars: 0.073, per: "hour" },
  "OpenSearch m7g.medium.search": { dollars: 0.068, per: "hour" },
  "OpenSearch m7g.large.search": { dollars: 0.135, per: "hour" },
  "OpenSearch disk": { dollars: 0.122, per: "GB" },
  "CloudWatch alarms": { dollars: 0.1, per: "metric", free: 10 },
  "CloudWatch dashboards": { dollars: 3, per: "dashboard", free: 3 },
  "CloudWatch Logs": { dollars: 0.5, per: "GB", free: 5 },
  "X-Ray": { dollars: 5, per: "million traces", of: million, free: 100_000 },
  "Secrets Manager": { dollars: 0.4, per: "secret" },
  "WAF web ACL": { dollars: 5, per: "ACL" },
  "WAF rules": { dollars: 1, per: "rule" },
  "WAF requests": { dollars: 0.6, per: "million", of: million },
  "CodePipeline V2": { dollars: 0.002, per: "action minute", free: 100 },
  CodeBuild: { dollars: 0.01, per: "minute on a medium machine" },
  "CloudFront requests": { dollars: 1, per: "million", of: million, free: 10 * million },
  "CloudFront traffic": { dollars: 0.085, per: "GB", free: 1_000 },
  "CloudFront Functions": { dollars: 0.1, per: "million", of: million, free: 2 * million },
  "Lambda@Edge requests": { dollars: 0.6, per: "million", of: million },
  "HTTP API": { dollars: 1, per: "million", of: million },
  "Lambda requests": { dollars: 0.2, per: "million", of: million, free: million },
  "Lambda time (arm64)": { dollars: 13.3334, per: "million GB-seconds", of: million, free: 400_000 },
  "DynamoDB writes": { dollars: 0.625, per: "million units", of: million },
  "DynamoDB reads": { dollars: 0.125, per: "million units", of: million },
  "DynamoDB storage": { dollars: 0.25, per: "GB", free: 25 },
  "DynamoDB point-in-time recovery": { dollars: 0.2, per: "GB" },
  "Step Functions": { dollars: 25, per: "million transitions", of: million, free: 4_000 },
  SQS: { dollars: 0.4, per: "million", of: million, free: million },
  SES: { dollars: 100, per: "million mails", of: million },
  "S3 storage": { dollars: 0.023, per: "GB" },
  "Cognito Essentials": { dollars: 0.015, per: "active account", free: 10_000 },
  "Bedrock input": { dollars: 3, per: "million tokens", of: million },
  "Bedrock output": { dollars: 15, per: "million tokens", of: million },
} as const satisfies Record<string, Price>;
export type PriceName = keyof typeof prices;

/** A quantity of something that is paid, with how it comes about. */
export type Usage = { readonly price: PriceName; readonly quantity: number; readonly because: string };

/** A line of an estimate, in dollars a month. */
export type CostLine = Usage & { readonly dollars: number; readonly arithmetic: string };

/** Prices a quantity. What is free is taken off first. */
export function priced(usage: Usage): CostLine {
  const price: Price = prices[usage.price];
  const { dollars, per, of = 1, free = 0 } = price;
  const paid = Math.max(0, usage.quantity - free);
  const rate = `$${dollars} per ${per}`;
  const quantity = plain(usage.quantity);
  const counted = free > 0 ? `(${quantity} − ${plain(free)} free)` : quantity;
  return {
    ...usage,
    dollars: (paid / of) * dollars,
    arithmetic: paid === 0 ? `${quantity} of ${plain(free)} free ones` : `${counted} × ${rate}`,
  };
}

/** 1234567.8 → "1,234,568"; small numbers keep what matters of their fraction. */
const plain = (value: number): string =>
  value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 2 : 0 });
