import { type Destination, dayIn, taxPlaceOf } from "../taxes/places.ts";

/**
 * A document by which a customer pays no tax: in one country, or in one state of it, until the end of its last day there (ISO
 * dates). `file` is its key in the shop's files, `by` the e-mail address of whoever added it; times in epoch milliseconds.
 */
export type Certificate = {
  readonly certificateId: string;
  readonly number: string;
  readonly country: string;
  readonly state?: string | undefined;
  readonly from: string;
  readonly lastDay: string;
  readonly file: string;
  readonly addedAt: number;
  readonly by?: string | undefined;
  readonly endedAt?: number | undefined;
};

/** The certificate that frees a delivery from tax at `at` (epoch milliseconds); undefined: tax is charged. */
export function certificateFor(
  certificates: readonly Certificate[],
  destination: Destination,
  at: number,
): Certificate | undefined {
  const { country, state } = taxPlaceOf(destination);
  const day = dayIn(country, at);
  return certificates.find(
    (one) =>
      one.endedAt === undefined &&
      one.country === country &&
      (one.state === undefined || one.state === state) &&
      one.from <= day &&
      day <= one.lastDay,
  );
}

/** What a certificate's file may be, by how it begins. What its sender declared decides nothing. */
export function fileTypeOf(file: Uint8Array): "application/pdf" | "image/png" | "image/jpeg" | undefined {
  const begins = (...bytes: readonly number[]) => bytes.every((byte, place) => file[place] === byte);
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return "application/pdf";
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  return begins(0xff, 0xd8, 0xff) ? "image/jpeg" : undefined;
}
