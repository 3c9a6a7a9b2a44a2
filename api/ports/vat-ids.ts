/** A VAT id that is well formed: "DE136695976" of DE. Greece's begins with EL; XI is Northern Ireland's. Australia's is an ABN. */
export type VatId = { readonly country: string; readonly id: string };

/** Reads VAT ids by the form and the checksum of their country: that one passes proves nothing about its owner. */
export interface VatIds {
  /** The id as it is written down, or undefined when it is none of the 27 members of the EU, XI, GB, CH, NO or AU. */
  read(text: string): Promise<VatId | undefined>;
}
