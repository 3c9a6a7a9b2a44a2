// Loaded lazily through this file: the bundler keeps a CommonJS module's names only where it is imported
// statically.
export { AwsSigv4Signer } from "@opensearch-project/opensearch/aws-v3";
