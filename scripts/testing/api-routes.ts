import type { TestShop } from "./shop.ts";

/** Method and path of every operation of the API that takes a body, as its OpenAPI document lists them; parameters are "x". */
export async function routesWithBody(shop: Pick<TestShop, "guest">): Promise<(readonly [string, string])[]> {
  const document = (await (await shop.guest.get("/openapi.json")).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => method !== "get")
      .map((method) => [method.toUpperCase(), path.replace(/{\w+}/g, "x")] as const),
  );
}

/** A body of 300 MB that is made as it is read; `read` tells how much was. */
export function hugeBody() {
  const part = new Uint8Array(65_536).fill(97);
  let read = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(sink) {
      read += part.byteLength;
      if (read > 300 * 1024 * 1024) sink.close();
      else sink.enqueue(part);
    },
  });
  return { body, read: () => read };
}
