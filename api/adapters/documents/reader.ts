import { DomainError } from "../../domain/errors.ts";
import type { DocumentType } from "../../domain/knowledge/document.ts";
import type { DocumentReader, ReadDocument } from "../../ports/formats/document-reader.ts";
import { cleaned } from "./cleaned.ts";
import { decoded } from "./encoding.ts";
import { refused } from "./refusal.ts";

/** Of one type: the text of a file as sections. Throws VALIDATION_ERROR for what is wrong with it. */
type Reading = (text: string) => ReadDocument;

/** Each reader and its library is loaded with the first document of its type. */
const readings: Readonly<Record<DocumentType, () => Promise<Reading>>> = {
  txt: async () => (await import("./text.ts")).readText,
  md: async () => (await import("./markdown.ts")).readMarkdown,
  rst: async () => (await import("./rst.ts")).readRst,
  json: async () => (await import("./data.ts")).readJson,
  yaml: async () => (await import("./data.ts")).readYaml,
  csv: async () => (await import("./csv.ts")).readCsv,
  html: async () => (await import("./html.ts")).readHtml,
  xml: async () => (await import("./xml.ts")).readXml,
};

/** The DocumentReader port: files of every type as sections of plain text. */
export const documentReader: DocumentReader = {
  async read(type, bytes) {
    const text = decoded(bytes);
    const read = await readings[type]();
    try {
      return cleaned(read(text));
    } catch (error) {
      if (DomainError.is(error)) throw error;
      // Libraries that call themselves for what is nested run out of stack.
      if (error instanceof RangeError) throw refused("is nested too deeply.");
      throw refused(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  },
};
