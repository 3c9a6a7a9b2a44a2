/** The beginning of an order's id, short enough to be read out: "4F6C0B1E". */
export const orderNumberOf = (orderId: string): string => orderId.slice(0, 8).toUpperCase();
