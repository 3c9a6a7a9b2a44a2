/** Maps a record's values. Object.fromEntries loses the key types, so the return type restates them. */
export const each = <Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  make: (value: From, key: Key) => To,
): Record<Key, To> =>
  Object.fromEntries(
    (Object.entries(record) as [Key, From][]).map(([key, value]) => [key, make(value, key)]),
  ) as Record<Key, To>;

/** One thing per name of a list. */
export const eachName = <Name extends string, To>(
  names: readonly Name[],
  make: (name: Name) => To,
): Record<Name, To> => Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, To>;
