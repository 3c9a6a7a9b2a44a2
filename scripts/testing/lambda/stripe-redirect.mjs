// Loaded before a bundle: sends what the stripe package sends to api.stripe.com to a local server, over its own HTTP client.
import http from "node:http";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";

const { hostname, port } = new URL(process.env.STRIPE_STAND_IN);
const request = https.request;
https.request = (options, ...rest) =>
  options.host === "api.stripe.com"
    ? http.request({ ...options, host: hostname, port, protocol: "http:", agent: undefined }, ...rest)
    : request(options, ...rest);
syncBuiltinESMExports();
