import type { Settings } from "../../domain/settings/store.ts";
import { taxPlaceOf } from "../../domain/taxes/places.ts";
import { resolveTaxes, type TaxQuestion } from "../../domain/taxes/resolve.ts";
import type { ZipRates } from "../../domain/taxes/store.ts";
import type { Taxes } from "../../ports/taxes.ts";

/** Taxes by the merchant's registrations and the shop's tables of rates. */
export const taxesIn = (
  settings: Pick<Settings, "read" | "find">,
  zipRates: Pick<ZipRates, "find">,
): Taxes => ({
  async resolve(question) {
    const by = question.isBinding ? (await settings.find("taxes")).value : await settings.read("taxes");
    const plan = resolveTaxes(by, question);
    const local = plan.as?.country === "US" ? await zipRate(zipRates, question) : undefined;
    return local ? resolveTaxes(by, { ...question, local }) : plan;
  },
});

/** What is known of a postal code in the United States; the four digits after the hyphen are left out. */
async function zipRate(zipRates: Pick<ZipRates, "find">, { destination }: TaxQuestion) {
  const zip = /^\d{5}/.exec(destination?.zipCode?.trim() ?? "")?.[0];
  return destination && zip ? zipRates.find(taxPlaceOf(destination).state, zip) : undefined;
}
