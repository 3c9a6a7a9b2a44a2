import type { ReadDocument, Section } from "../../ports/formats/document-reader.ts";

/** Puts headings and paragraphs, as they come, into sections. The first heading of the first level is the title. */
export class Outline {
  readonly #sections: { headings: string[]; paragraphs: string[] }[] = [];
  #path: { readonly level: number; readonly text: string }[] = [];
  #title: string | undefined;

  /** `level` 1 is the highest. */
  heading(level: number, text: string): void {
    if (text.trim() === "") return;
    const isFirst = this.#sections.length === 0 && this.#path.length === 0;
    this.#path = [...this.#path.filter((one) => one.level < level), { level, text }];
    if (isFirst && level === 1) this.#title ??= text;
    this.#open();
  }

  paragraph(text: string): void {
    if (text.trim() === "") return;
    if (this.#sections.length === 0) this.#open();
    this.#sections.at(-1)?.paragraphs.push(text);
  }

  /** The document; `title` where it has one beside its headings. */
  document(title?: string): ReadDocument {
    const sections: readonly Section[] = this.#sections;
    return { title: this.#title ?? title, sections };
  }

  #open(): void {
    this.#sections.push({ headings: this.#path.map(({ text }) => text), paragraphs: [] });
  }
}
