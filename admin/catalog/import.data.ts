import type { InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { askAsStaff } from "../shell/staff.ts";

type Imports = Client["admin"]["products"]["import"];
export type Import = InferResponseType<Imports[":importId"]["$get"], 200>;
export type Finding = Import["findings"][number];

/** Sends a file, to be imported or only checked; answers the import's id. */
export async function sendFile(file: File, dryRun: boolean): Promise<string> {
  const { importId } = await askAsStaff<{ importId: string }>((api, as) =>
    api.admin.products.import.$post(
      { query: { dryRun: dryRun ? "true" : "false", fileName: file.name.slice(0, 200) || "products.csv" } },
      { ...as({ "content-type": "text/csv" }), init: { body: file } },
    ),
  );
  return importId;
}

/** How far an import is, with the first hundred of what it found. */
export const loadImport = (importId: string, lastKey?: string): Promise<Import> =>
  askAsStaff<Import>((api, as) =>
    api.admin.products.import[":importId"].$get(
      { param: { importId }, query: lastKey === undefined ? {} : { lastKey } },
      as(),
    ),
  );

/** All products as a file, handed to the browser's downloads. */
export async function downloadProducts(): Promise<void> {
  const text = await askAsStaff<Blob>(async (api, as) => {
    const answer = await api.admin.products.export.$get({}, as());
    return answer.ok ? { ok: true, status: 200, json: () => answer.blob() } : answer;
  });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(text);
  link.download = "products.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
