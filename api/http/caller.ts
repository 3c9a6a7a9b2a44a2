import { isIPv6 } from "node:net";
import type { Deps } from "../deps.ts";

/** A request with what its server knows of its peer. */
type Called = {
  readonly env: unknown;
  readonly req: { header(name: "x-forwarded-for"): string | undefined };
  readonly var: { readonly deps: Pick<Deps, "callerAddress" | "config"> };
};

/**
 * The network that a request came from: its peer, or behind `config.trustedProxies` proxies the address that the
 * outermost of them saw. Entries of X-Forwarded-For further left were written by the client itself. An IPv6 address is
 * cut to its /64, the smallest network that a provider gives to one customer.
 */
export function callerOf(c: Called): string {
  const { callerAddress, config } = c.var.deps;
  const peer = callerAddress(c.env);
  const hops = config.trustedProxies;
  if (hops === 0) return networkOf(peer);
  const forwarded = (c.req.header("x-forwarded-for") ?? "")
    .split(",")
    .map((entry) => addressIn(entry.trim()))
    .filter((entry) => entry !== "");
  const chain = [...forwarded, peer];
  return networkOf(chain[Math.max(0, chain.length - 1 - hops)] ?? peer);
}

/** Without the port that some proxies append. */
function addressIn(entry: string): string {
  const bracketed = /^\[([^\]]+)\]/.exec(entry)?.[1];
  return bracketed ?? entry.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
}

/** IPv4 as it is, IPv6 by its first 64 bits. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [bare = ""] = address.split("%");
  if (!isIPv6(bare)) return address;
  // Brackets make it a URL's host, which the parser writes in the canonical form.
  const canonical = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [head = "", tail] = canonical.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => "0");
  return `${[...left, ...zeros, ...right].slice(0, 4).join(":")}::/64`;
}
