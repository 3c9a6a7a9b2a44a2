/** What an item may hold. Numbers are doubles; bytes go to Files. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json | undefined };
/** Attributes set to `undefined` are not stored. Items that an engine returns are shared and frozen: never mutate them. */
export type Item = { readonly [attribute: string]: Json | undefined };
export type KeyValue = string | number;
/** The key attributes of one item: the table's hash attribute and, where it has one, its range attribute. */
export type Key = { readonly [attribute: string]: KeyValue };

/** Declares a table: what CDK creates on AWS and the embedded engine creates in SQLite. */
export type TableSpec = {
  readonly name: string;
  readonly hash: string;
  readonly range?: string;
  /** An item is in an index only while it has the index's attributes (sparse). All attributes are projected. */
  readonly indexes?: { readonly [index: string]: { readonly hash: string; readonly range?: string } };
  /** Key attributes (of table or indexes) that hold numbers; the others hold strings. */
  readonly numbers?: readonly string[];
  /** Keeps an ordered feed of changes. */
  readonly feed?: boolean;
  /** Attribute with the epoch second after which an item may vanish, lazily: readers check it themselves. */
  readonly expires?: string;
};

/** An attribute, or the way to one inside maps: `["variants", id, "available"]`. */
export type Path = string | readonly string[];

export type Condition =
  | { readonly exists: boolean }
  | { readonly path: Path; readonly equals: string | number | boolean | null }
  | { readonly path: Path; readonly oneOf: readonly (string | number)[] }
  /** Numbers compare as numbers, strings by UTF-8 bytes; an absent attribute never satisfies it. */
  | { readonly path: Path; readonly atLeast: number | string }
  | { readonly path: Path; readonly atMost: number | string }
  | { readonly path: Path; readonly present: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

/** `add` counts an absent number as 0. The maps on the way to a path must exist. */
export type Change =
  | { readonly set: Path; readonly to: Json }
  | { readonly add: Path; readonly by: number }
  | { readonly remove: Path };

export type Write =
  | { readonly put: Item; readonly table: TableSpec; readonly if?: Condition }
  | {
      readonly update: Key;
      readonly table: TableSpec;
      readonly changes: readonly Change[];
      readonly if?: Condition;
    }
  | { readonly delete: Key; readonly table: TableSpec; readonly if?: Condition }
  | { readonly check: Key; readonly table: TableSpec; readonly if: Condition };

/** `refused` names each write whose condition failed, by its place, with the item as it stood. */
export type Transacted =
  | { readonly committed: true }
  | {
      readonly committed: false;
      readonly refused: readonly { readonly index: number; readonly item?: Item }[];
    };

/** Where a page ended. Plain key values; the HTTP door signs it before a caller sees it. */
export type Cursor = Key;
/** Full, unless the items end; there is a cursor only where more items follow. Ties in an index come in no stated order. */
export type Page = { readonly items: readonly Item[]; readonly cursor?: Cursor };

export type Query = {
  /** Default: the table's own key. */
  readonly index?: string;
  readonly hash: KeyValue;
  /** Bounds are inclusive. */
  readonly range?: { readonly from?: KeyValue; readonly to?: KeyValue } | { readonly beginsWith: string };
  readonly descending?: boolean;
  readonly limit: number;
  readonly cursor?: Cursor;
};

/** `sequence` orders the changes of one item, compared as text; one feed delivers each item's changes in order. */
export type TableChange = {
  readonly sequence: string;
  readonly type: "insert" | "modify" | "remove";
  readonly key: Key;
  readonly before?: Item;
  readonly after?: Item;
};

/**
 * The tables of one shop on one engine. Reads by key are consistent; reads by index may lag on AWS. A write under a condition
 * acts once and answers that it did, also where its first answer was lost and the engine was asked again; where that cannot
 * be told it throws SERVICE_UNAVAILABLE.
 */
export interface Tables {
  get(table: TableSpec, key: Key): Promise<Item | undefined>;
  /** In the order of `keys`; any number of them. */
  getAll(table: TableSpec, keys: readonly Key[]): Promise<(Item | undefined)[]>;
  /** False: the condition failed and nothing changed. */
  put(table: TableSpec, item: Item, condition?: Condition): Promise<boolean>;
  /** The item as it stands after, or undefined: the condition failed and nothing changed. Creates a missing item. */
  update(
    table: TableSpec,
    key: Key,
    changes: readonly Change[],
    condition?: Condition,
  ): Promise<Item | undefined>;
  /**
   * False: the condition failed. After a lost answer an item that is gone counts as deleted by the caller, so what one of several
   * may take is marked by an update, with a value of the caller's own.
   */
  delete(table: TableSpec, key: Key, condition?: Condition): Promise<boolean>;
  /** All or nothing; at most 100 writes, each to another item. */
  transact(writes: readonly Write[]): Promise<Transacted>;
  query(table: TableSpec, query: Query): Promise<Page>;
  /** Reads a whole table page by page, in no stated order: for rebuilds and audits, never for a request. */
  scan(table: TableSpec, page: { readonly limit: number; readonly cursor?: Cursor }): Promise<Page>;
  /** Puts many items without conditions, each by itself: repeat it when it fails. Keys in one call must differ, or the last wins. */
  load(table: TableSpec, items: readonly Item[]): Promise<void>;
  /** Changes after a position (undefined: the oldest kept). `position` is passed in again to go on. */
  changes(
    table: TableSpec,
    from: { readonly position?: string; readonly limit: number },
  ): Promise<{ readonly changes: readonly TableChange[]; readonly position?: string }>;
}
