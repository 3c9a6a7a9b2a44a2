/** Wakes whoever waits for something to change, so that waiting needs no tight polling. A hint, never the truth. */
export interface Watch {
  changed(id: string): void;
  /** Resolves on the next change known here, or after `atMost` milliseconds. */
  wait(id: string, atMost: number): Promise<void>;
}
