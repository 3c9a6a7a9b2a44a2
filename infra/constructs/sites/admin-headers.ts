import { Duration, Stack } from "aws-cdk-lib";
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";
import { pageHeaders } from "../../../admin/server.ts";
import type { Stage } from "../../stage.ts";

/**
 * The headers of the admin's page as the admin's server writes them, and where its browser may also send requests on AWS: files
 * go to S3, and the assistant has addresses of its own.
 */
export function adminHeaders(scope: Construct, { prefix }: Stage): ResponseHeadersPolicy {
  const { region, urlSuffix } = Stack.of(scope);
  const elsewhere = [
    `https://*.s3.${region}.${urlSuffix}`,
    `https://*.lambda-url.${region}.on.aws`,
    `wss://*.execute-api.${region}.${urlSuffix}`,
  ].join(" ");
  const policy = pageHeaders["content-security-policy"];
  const widened = policy.replace("connect-src 'self'", `connect-src 'self' ${elsewhere}`);
  if (widened === policy) throw new Error("the admin's policy no longer says connect-src 'self'");
  return new ResponseHeadersPolicy(scope, "admin-headers", {
    responseHeadersPolicyName: `${prefix}e-com67-admin`,
    comment: "The admin's page",
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: widened, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(365),
        includeSubdomains: true,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: "permissions-policy", value: pageHeaders["permissions-policy"], override: true },
      ],
    },
  });
}
