/** One thing per key of a record. Object.fromEntries forgets which keys they were, so the type says it again. */
export const each = <Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  make: (value: From, key: Key) => To,
): Record<Key, To> =>
  Object.fromEntries(
    (Object.entries(record) as [Key, From][]).map(([key, value]) => [key, make(value, key)]),
  ) as Record<Key, To>;
