/** Maps a record's values. Object.fromEntries loses the key types, so the return type restates them. */
export const each = <Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  make: (value: From, key: Key) => To,
): Record<Key, To> =>
  Object.fromEntries(
    (Object.entries(record) as [Key, From][]).map(([key, value]) => [key, make(value, key)]),
  ) as Record<Key, To>;
