/** The cache in front of the shop, which keeps pages and public answers under tags (`cache-tag`). */
export interface EdgeCache {
  /** Forgets every answer that has one of these tags, also one that is being fetched now. Repeating it is harmless. */
  purge(tags: readonly string[]): Promise<void>;
}
