type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** A typed array that grows. Read `values` again after a call of `at`, which may have replaced it. */
export type Column<T extends Numbers> = {
  values: T;
  /** Makes room for `size` numbers in total. */
  reserve(size: number): void;
};

/** Creates a column that grows by half its size, so that appending is cheap. `make` constructs the array. */
export function column<T extends Numbers>(make: (size: number) => T, first: T = make(1024)): Column<T> {
  const self: Column<T> = {
    values: first,
    reserve(size) {
      if (size <= self.values.length) return;
      const larger = make(Math.max(size, Math.ceil(self.values.length * 1.5), 16));
      larger.set(self.values);
      self.values = larger;
    },
  };
  return self;
}

/** An array constructor for `column`: 8-bit unsigned integers. */
export const bytes = (size: number) => new Uint8Array(size);
/** An array constructor for `column`: 32-bit unsigned integers. */
export const words = (size: number) => new Uint32Array(size);
/** An array constructor for `column`: 64-bit floating point numbers. */
export const doubles = (size: number) => new Float64Array(size);
