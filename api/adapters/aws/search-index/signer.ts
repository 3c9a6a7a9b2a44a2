// Imported lazily itself: this CommonJS keeps its names in a bundle only when something imports it as it stands.
export { AwsSigv4Signer } from "@opensearch-project/opensearch/aws-v3";
