import { askAsStaff } from "../shell/staff.ts";
import type { Customer } from "./customers.data.ts";

type Taxes = Customer["taxes"];
export type Certificate = NonNullable<Taxes["certificates"]>[number];
export type CertificateFacts = Pick<Certificate, "number" | "from" | "lastDay"> & {
  readonly country: string;
  readonly state?: string;
};

/** Adds a certificate with its document. */
export const addCertificate = (id: string, { country, ...facts }: CertificateFacts, file: File) =>
  askAsStaff<Taxes>((api, as) =>
    api.admin.customers[":id"].certificates.$post(
      { param: { id }, query: { ...facts, country } },
      { ...as({ "content-type": file.type || "application/octet-stream" }), init: { body: file } },
    ),
  );

/** Ends a certificate: tax is charged from now on. */
export const endCertificate = (id: string, certificateId: string) =>
  askAsStaff<Taxes>((api, as) =>
    api.admin.customers[":id"].certificates[":certificateId"].$delete({ param: { id, certificateId } }, as()),
  );

/** Saves a certificate's document to the browser's downloads. */
export async function downloadCertificate(id: string, { certificateId, number }: Certificate): Promise<void> {
  const file = await askAsStaff<Blob>(async (api, as) => {
    const answer = await api.admin.customers[":id"].certificates[":certificateId"].$get(
      { param: { id, certificateId } },
      as(),
    );
    return answer.ok ? { ok: true, status: 200, json: () => answer.blob() } : answer;
  });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `certificate ${number}.${file.type.split("/")[1] ?? "pdf"}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
