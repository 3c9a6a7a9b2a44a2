import { build } from "esbuild";

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-functions */
const mostBytes = 10_240;

/**
 * The code of the CloudFront Function. Throws on syntax that its engine refuses, which is why the target is ECMAScript 5 with
 * the few newer forms that AWS documents, and when it is too large.
 */
export async function viewerRequestCode(entry = "infra/edge/cloudfront.ts"): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    target: "es5",
    supported: { arrow: true, "const-and-let": true, "template-literal": true },
    minifySyntax: false,
    minifyWhitespace: true,
    legalComments: "none",
    logLevel: "silent",
  });
  const text = outputFiles[0]?.text ?? "";
  // CloudFront calls the function `handler` of a script, which exports nothing.
  const code = text.replace(/export\s*\{[^}]*\};?\s*$/, "");
  if (code === text || /^export\b/m.test(code)) throw new Error("the CloudFront Function is not a script");
  if (Buffer.byteLength(code) > mostBytes)
    throw new Error(`the CloudFront Function has more than ${mostBytes} bytes`);
  return code;
}
