import { DomainError } from "../../domain/errors.ts";

/** What is wrong with a file, as the rest of a sentence that begins with "The file". */
export const refused = (message: string): DomainError =>
  new DomainError("VALIDATION_ERROR", { issues: [{ path: "file", message }] });
