import { DomainError } from "../errors.ts";
import type { Product } from "./product.ts";

/** An edit was made on another version than the one that stands. */
export const staleVersion = ({ version }: Product): DomainError<"CONFLICT"> => {
  const reason = `the product was changed in the meantime and is at version ${version} now`;
  return new DomainError("CONFLICT", { reason, issues: [{ path: "version", message: reason }] });
};

/** Whether a conflict is one of `staleVersion`. */
export const isStale = ({ details }: DomainError<"CONFLICT">): boolean =>
  details.issues?.some(({ path }) => path === "version") ?? false;
