/** How long a page may live on after its requests were cut because another page is opened, in milliseconds. */
const notice = 300;

/**
 * Whether the page stays: answers false when it is being left, and never when it is gone. A request that ends without an
 * answer may have been cut by leaving, which refuses nothing.
 */
export const staysOpen = (): Promise<boolean> =>
  new Promise((resolve) => {
    const left = (): void => resolve(false);
    addEventListener("pagehide", left, { once: true });
    setTimeout(() => {
      removeEventListener("pagehide", left);
      resolve(true);
    }, notice);
  });
