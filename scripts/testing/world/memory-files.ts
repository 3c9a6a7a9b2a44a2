import type { Files } from "../../../api/ports/files.ts";

/** Files of a world, which outlive its processes. */
export function memoryFiles(): Files {
  const kept = new Map<string, { readonly body: Uint8Array; readonly contentType: string }>();
  return {
    async put(key, body, contentType) {
      kept.set(key, { body, contentType });
    },
    get: async (key) => kept.get(key),
    async delete(key) {
      kept.delete(key);
    },
    list: async (prefix, { limit }) => ({
      files: [...kept]
        .filter(([key]) => key.startsWith(prefix))
        .slice(0, limit)
        .map(([key, { body }]) => ({ key, size: body.length, updatedAt: 0 })),
    }),
    uploadUrl: async () => {
      throw new Error("nobody uploads to this world");
    },
  };
}
