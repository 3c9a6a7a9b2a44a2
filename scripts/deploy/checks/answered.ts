import type { Finding } from "../../doctor/finding.ts";

/** Turns what AWS says into a finding; when AWS does not say it, the finding says why, and nothing is held up for it. */
export async function found<T>(
  base: Pick<Finding, "name">,
  action: string,
  ask: () => Promise<T>,
  read: (value: T) => Omit<Finding, "name">,
): Promise<Finding> {
  try {
    return { ...base, ...read(await ask()) };
  } catch (error) {
    const name = error instanceof Error ? error.name : String(error);
    const forbidden = /AccessDenied|UnauthorizedOperation|NotAuthorized/i.test(name);
    return {
      ...base,
      needed: false,
      status: "wrong",
      text: forbidden ? "these credentials may not look" : `AWS did not say (${name})`,
      mend: forbidden ? `allow ${action}, or look in the console` : "check the connection, then try again",
    };
  }
}
