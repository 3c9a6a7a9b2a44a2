import type { Settings } from "../../domain/settings/store.ts";
import { resolveTaxes } from "../../domain/taxes/resolve.ts";
import type { Taxes } from "../../ports/taxes.ts";

/** Taxes by the merchant's registrations and the shop's tables of rates. */
export const taxesIn = (settings: Pick<Settings, "read" | "find">): Taxes => ({
  async resolve(question) {
    const by = question.isBinding ? (await settings.find("taxes")).value : await settings.read("taxes");
    return resolveTaxes(by, question);
  },
});
