/** Whether a host name is this machine, which needs no encryption to be reached. */
export const isLoopbackName = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
