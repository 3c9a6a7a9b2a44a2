import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, request as httpRequest, type IncomingMessage, type Server } from "node:http";
import { createServer as createTlsServer, request as httpsRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a client of the proxy got. */
export type Answer = {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
};
export type Asked = {
  readonly host: string;
  readonly path: string;
  /** "http" asks the proxy's port without TLS. */
  readonly scheme?: "https" | "http";
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** A proxy with TLS in front of local ports, as Caddy and nginx are set up in docs/hosting. */
export type TlsProxy = {
  ask(asked: Asked): Promise<Answer>;
  close(): Promise<void>;
};

/**
 * Opens a proxy with a certificate of its own for these names; each leads to a port of this machine, a name that is not among
 * them to the first. It passes the name on, and says the protocol and the client's address.
 */
export async function tlsProxy(ports: Readonly<Record<string, number>>): Promise<TlsProxy> {
  const names = Object.keys(ports);
  const { key, cert } = certificateFor(names);
  const [first = 0] = Object.values(ports);
  const forward =
    (protocol: string) => (incoming: IncomingMessage, outgoing: import("node:http").ServerResponse) => {
      const host = incoming.headers.host ?? "";
      const upstream = httpRequest(
        {
          port: ports[host.replace(/:\d+$/, "")] ?? first,
          host: "127.0.0.1",
          method: incoming.method,
          path: incoming.url,
          headers: {
            ...incoming.headers,
            "x-forwarded-for": [incoming.headers["x-forwarded-for"], incoming.socket.remoteAddress]
              .filter(Boolean)
              .join(", "),
            "x-forwarded-proto": protocol,
            "x-forwarded-host": host,
          },
        },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      );
      upstream.on("error", () => outgoing.writeHead(502).end());
      incoming.pipe(upstream);
    };
  const secure = createTlsServer({ key, cert }, forward("https"));
  const plain = createServer(forward("http"));
  const [securePort, plainPort] = [await listening(secure), await listening(plain)];
  return {
    ask({ host, path, scheme = "https", method = "GET", headers = {}, body }) {
      const options = { host: "127.0.0.1", method, path, headers: { ...headers, host } };
      const asking =
        scheme === "https"
          ? httpsRequest({ ...options, port: securePort, servername: names[0], ca: cert })
          : httpRequest({ ...options, port: plainPort });
      return new Promise((resolve, reject) => {
        asking.on("error", reject);
        asking.on("response", (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part: Buffer) => parts.push(part));
          answer.on("end", () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              text: Buffer.concat(parts).toString(),
            }),
          );
        });
        asking.end(body);
      });
    },
    async close() {
      for (const server of [secure, plain]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

async function listening(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address with one.
  return (server.address() as AddressInfo).port;
}

export function certificateFor(names: readonly string[]): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), "certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  try {
    const made = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2".split(" ");
    const subject = ["-subj", `/CN=${names[0]}`];
    const alternatives = ["-addext", `subjectAltName=${names.map((name) => `DNS:${name}`).join()}`];
    const files = ["-keyout", key, "-out", cert];
    execFileSync("openssl", [...made, ...subject, ...alternatives, ...files], { stdio: "pipe" });
    return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
