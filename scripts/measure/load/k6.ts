// The entry of `npm run load -- --k6 FILE`, for k6 and for Distributed Load Testing on AWS (test type k6): the same visits. BASE_URL
// is the API's address. https://grafana.com/docs/k6/latest/javascript-api/k6-http/asyncrequest/
import { check } from "k6";
import http from "k6/http";
import { type Send, visit } from "./visits.ts";

declare const __ENV: { readonly [name: string]: string | undefined };
declare const __VU: number;
declare const __ITER: number;
declare const BASE_URL: string;

export const options = {
  thresholds: { checks: ["rate==1"], http_req_failed: ["rate<0.001"] },
};

const base = __ENV["BASE_URL"] ?? BASE_URL;
const run = `${Date.now().toString(36)}${Math.floor(Math.random() * 1e9).toString(36)}`;

const send: Send = async (step, method, path, { body, headers = {} } = {}) => {
  const response = await http.asyncRequest(
    method,
    `${base}${path}`,
    body === undefined ? null : JSON.stringify(body),
    { headers: { ...headers, "content-type": "application/json" }, tags: { step, name: step } },
  );
  const text = typeof response.body === "string" ? response.body : "";
  return {
    status: response.status,
    body: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : undefined,
  };
};

// biome-ignore lint/style/noDefaultExport: k6 calls what a script exports by default.
export default async function iteration(): Promise<void> {
  let failure = "";
  try {
    await visit({ send, random: Math.random, visitor: `${run}-${__VU}-${__ITER}` });
  } catch (error) {
    failure = String(error);
  }
  check(failure, { "the visit was served": (reason: string) => reason === "" });
}
