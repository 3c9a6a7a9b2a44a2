/** Turns Markdown that staff wrote into HTML that pages may show. */
export interface Markdown {
  /**
   * HTML of a fixed set of elements. Whatever else the source has, such as HTML of its own, is shown as text; a link or picture
   * whose address may run script is left out, and its text stays. Headings begin at h2. Throws VALIDATION_ERROR for a source that
   * cannot be read in reasonable time.
   */
  html(source: string): Promise<string>;
}
