/** The cache in front of the shop, which keeps pages and public answers under tags (`cache-tag`). */
export interface EdgeCache {
  /**
   * Forgets every answer that has one of these tags; an engine may forget more when there are hundreds. An answer that is being
   * made now may still be kept by an engine of many places, so a caller repeats itself once no such answer can be under way.
   * Repeating it is harmless. Throws SERVICE_UNAVAILABLE when the engine takes no more at present.
   */
  purge(tags: readonly string[]): Promise<void>;
}
