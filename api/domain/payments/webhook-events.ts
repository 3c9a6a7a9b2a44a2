/** Acts once on what is delivered many times. */
export interface Once {
  /**
   * Runs `act` unless it was done for this id in the last 30 days; says whether it ran. While another delivery is at it,
   * throws SERVICE_UNAVAILABLE, so that the sender tries again; when `act` throws, or dies for a minute, so may the next.
   */
  once(id: string, act: () => Promise<void>): Promise<boolean>;
}
