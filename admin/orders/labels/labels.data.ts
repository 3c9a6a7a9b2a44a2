import type { InferRequestType, InferResponseType } from "hono/client";
import type { Client } from "../../../api/client.ts";
import { Problem } from "../../../web/lib/problem.ts";
import { askAsStaff, ifMatch } from "../../shell/staff.ts";
import type { AdminOrder } from "../orders.data.ts";

type One = Client["admin"]["orders"][":id"];
type Label = One["shipments"][":shipmentId"]["label"];
export type LabelRates = InferResponseType<One["label-rates"]["$post"], 200>;
/** Which parcel is to be priced: one that is packed, or the lines of one that is not. */
export type RatedParcel = InferRequestType<One["label-rates"]["$post"]>["json"];
export type LabelOf = InferRequestType<Label["$post"]>["json"];
export type ParcelLabel = AdminOrder["shipments"][number]["labels"][number];
type Seen = Pick<AdminOrder, "orderId" | "version">;

/** What the carrier's services cost for a parcel now. */
export const loadRates = (id: string, json: RatedParcel) =>
  askAsStaff<LabelRates>((api, as) =>
    api.admin.orders[":id"]["label-rates"].$post({ param: { id }, json }, as()),
  );

/** Buys a label; asked again with the same wish it is the same label. */
export const buyLabel = ({ orderId, version }: Seen, shipmentId: string, json: LabelOf) =>
  askAsStaff<AdminOrder>((api, as) =>
    api.admin.orders[":id"].shipments[":shipmentId"].label.$post(
      { param: { id: orderId, shipmentId }, header: ifMatch(version), json },
      as(),
    ),
  );

/** Voids a parcel's label. */
export const voidLabel = ({ orderId, version }: Seen, shipmentId: string) =>
  askAsStaff<AdminOrder>((api, as) =>
    api.admin.orders[":id"].shipments[":shipmentId"].label.$delete(
      { param: { id: orderId, shipmentId }, header: ifMatch(version) },
      as(),
    ),
  );

/** The label that a parcel has or is getting; voided ones are none. */
export const currentLabel = ({ labels }: Pick<AdminOrder["shipments"][number], "labels">) =>
  labels.findLast(({ state }) => state !== "voided");

/** The carrier has not answered, so that nobody knows yet whether it has done what it was asked for. */
export const isUnanswered = (error: unknown): boolean => error instanceof Problem && error.status === 503;

/** "economy" → "Economy". */
export const serviceName = (service: string): string => {
  const words = service.replace(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/**
 * Opens a parcel's label in a window of its own and prints it. A drawing is shown as a picture, in which nothing runs. Throws
 * a Problem, also where the browser opens no window.
 */
export async function printLabel(orderId: string, shipmentId: string): Promise<void> {
  // Opened at once, because browsers refuse windows that no press of a button opens.
  const view = window.open("", "_blank");
  if (!view)
    throw new Problem("BLOCKED", "Your browser blocked the new window. Allow pop-ups here and try again.", 0);
  try {
    const label = await askAsStaff<Blob>(async (api, as) => {
      const param = { id: orderId, shipmentId };
      const answer = await api.admin.orders[":id"].shipments[":shipmentId"].label.$get({ param }, as());
      return answer.ok ? { ok: true, status: 200, json: () => answer.blob() } : answer;
    });
    const url = URL.createObjectURL(label);
    setTimeout(() => URL.revokeObjectURL(url), 600_000);
    if (label.type.startsWith("application/pdf")) view.location.href = url;
    else showPicture(view, url);
  } catch (error) {
    view.close();
    throw error;
  }
}

function showPicture(view: Window, url: string): void {
  const picture = view.document.createElement("img");
  picture.alt = "Shipping label";
  picture.style.maxWidth = "100%";
  picture.addEventListener("load", () => view.print(), { once: true });
  picture.src = url;
  view.document.title = "Shipping label";
  view.document.documentElement.lang = "en";
  view.document.body.append(picture);
}
