import type { Files } from "../../ports/files.ts";
import type { Identity } from "../../ports/identity.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import { emailOf } from "../identity/email.ts";
import type { BuyerTaxes } from "./buyer-taxes.ts";
import { type Certificate, fileTypeOf } from "./certificate.ts";
import type { Customers } from "./store.ts";

export type CertificateDeps = {
  readonly customers: Pick<Customers, "find" | "change">;
  readonly files: Pick<Files, "put" | "get">;
  readonly identity: Pick<Identity, "find">;
  readonly now: () => number;
  readonly newId: () => string;
};

/** The largest file of a certificate, in bytes. */
export const largestCertificate = 4 * 1024 * 1024;
const mostCertificates = 50;

export type NewCertificate = Pick<Certificate, "number" | "country" | "state" | "from" | "lastDay"> & {
  readonly userId: string;
  readonly file: Uint8Array;
};

/**
 * Adds a customer's exemption certificate with its document; the same again changes nothing. For staff; audited. Throws
 * USER_NOT_FOUND, VALIDATION_ERROR (no PDF, PNG or JPEG), PAYLOAD_TOO_LARGE, CONFLICT (too many).
 */
export async function addCertificate(
  deps: CertificateDeps,
  actor: Actor,
  { userId, file, ...facts }: NewCertificate,
): Promise<BuyerTaxes> {
  const staff = requireStaff(actor, "customers:write");
  if (file.byteLength > largestCertificate)
    throw new DomainError("PAYLOAD_TOO_LARGE", { maxBytes: largestCertificate });
  const type = fileTypeOf(file);
  if (!type)
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "file", message: "must be a PDF, PNG or JPEG file" }],
    });
  const [user, by] = await Promise.all([deps.identity.find(userId), emailOf(deps.identity, staff)]);
  if (!user) throw new DomainError("USER_NOT_FOUND", { userId });
  const certificateId = await idOf(facts, file);
  const key = `certificates/${userId}/${certificateId}`;
  await deps.files.put(key, file, type);
  const certificate: Certificate = { ...facts, certificateId, file: key, addedAt: deps.now(), by };
  return deps.customers.change(
    userId,
    "taxes",
    (before) => {
      const { certificates = [] } = before;
      if (certificates.some((one) => one.certificateId === certificateId && one.endedAt === undefined))
        return before;
      if (certificates.length >= mostCertificates)
        throw new DomainError("CONFLICT", {
          reason: `a customer has at most ${mostCertificates} certificates`,
        });
      const others = certificates.filter((one) => one.certificateId !== certificateId);
      return { ...before, certificates: [...others, certificate] };
    },
    auditEntry(deps, actor, "customers.addCertificate"),
  );
}

/** Ends a certificate now; again it changes nothing. For staff; audited. Throws DOCUMENT_NOT_FOUND. */
export async function endCertificate(
  deps: CertificateDeps,
  actor: Actor,
  { userId, certificateId }: { readonly userId: string; readonly certificateId: string },
): Promise<BuyerTaxes> {
  requireStaff(actor, "customers:write");
  return deps.customers.change(
    userId,
    "taxes",
    (before) => {
      const known = found(before, certificateId);
      if (known.endedAt !== undefined) return before;
      const certificates = (before.certificates ?? []).map((one) =>
        one === known ? { ...one, endedAt: deps.now() } : one,
      );
      return { ...before, certificates };
    },
    auditEntry(deps, actor, "customers.endCertificate"),
  );
}

/** The document of a certificate. For staff. Throws DOCUMENT_NOT_FOUND. */
export async function showCertificate(
  deps: Pick<CertificateDeps, "files"> & { readonly customers: Pick<Customers, "find"> },
  actor: Actor,
  { userId, certificateId }: { readonly userId: string; readonly certificateId: string },
): Promise<{ readonly body: Uint8Array; readonly contentType: string }> {
  requireStaff(actor, "customers:read");
  const { file } = found(await deps.customers.find(userId, "taxes"), certificateId);
  const document = await deps.files.get(file);
  if (!document) throw new DomainError("DOCUMENT_NOT_FOUND", { documentId: certificateId });
  return document;
}

function found({ certificates = [] }: BuyerTaxes, certificateId: string): Certificate {
  const known = certificates.find((one) => one.certificateId === certificateId);
  if (!known) throw new DomainError("DOCUMENT_NOT_FOUND", { documentId: certificateId });
  return known;
}

/** The same document for the same scope is the same certificate. */
async function idOf(facts: Omit<NewCertificate, "userId" | "file">, file: Uint8Array): Promise<string> {
  const { number, country, state = "", from, lastDay } = facts;
  const head = new TextEncoder().encode(JSON.stringify([number, country, state, from, lastDay]));
  const digest = await crypto.subtle.digest("SHA-256", Buffer.concat([head, file]));
  return Buffer.from(digest).toString("hex").slice(0, 24);
}
