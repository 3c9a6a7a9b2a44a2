/** Carriers whose parcels can be followed by their number, with the page that shows where one is. */
export const carriers = {
  ups: { name: "UPS", page: "https://www.ups.com/track?tracknum=" },
  usps: { name: "USPS", page: "https://tools.usps.com/go/TrackConfirmAction?tLabels=" },
  fedex: { name: "FedEx", page: "https://www.fedex.com/fedextrack/?trknbr=" },
  dhl: { name: "DHL", page: "https://www.dhl.com/global-en/home/tracking.html?submit=1&tracking-id=" },
  "royal-mail": { name: "Royal Mail", page: "https://www.royalmail.com/track-your-item#/tracking-results/" },
  dpd: { name: "DPD", page: "https://www.dpdgroup.com/mydpd/my-parcels/incoming?parcelNumber=" },
  gls: { name: "GLS", page: "https://gls-group.com/track/" },
  "canada-post": {
    name: "Canada Post",
    page: "https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor=",
  },
  "australia-post": { name: "Australia Post", page: "https://auspost.com.au/mypost/track/search?q=" },
} as const;

export type Carrier = keyof typeof carriers;
export const carrierIds = [
  "ups",
  "usps",
  "fedex",
  "dhl",
  "royal-mail",
  "dpd",
  "gls",
  "canada-post",
  "australia-post",
  "other",
] as const satisfies readonly (Carrier | "other")[];

/** A known carrier, or another, whose parcels have no page here. */
export type CarrierId = (typeof carrierIds)[number];

/** What a carrier is called. */
export const carrierName = (carrier: CarrierId): string =>
  carrier === "other" ? "Other carrier" : carriers[carrier].name;

/** The page on which a carrier shows where a parcel is; undefined for a carrier that is not known. */
export const trackingUrlOf = (carrier: CarrierId, trackingNumber: string): string | undefined =>
  carrier === "other" ? undefined : `${carriers[carrier].page}${encodeURIComponent(trackingNumber)}`;
