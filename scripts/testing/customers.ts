import { call } from "./load.ts";

/** Signs up customers, including the code from the mailbox; returns their access tokens. */
export function signUpCustomers(url: string, count: number, name = "customer"): Promise<string[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, place) => {
      const email = `${name}-${place}@example.com`;
      const password = "Customer#2026";
      await call("POST", `${url}/auth/sign-up`, "", { email, password });
      const [mail] = await call<{ text: string }[]>("GET", `${url}/_local/mail?to=${email}`, "");
      const code = /\b\d{6}\b/.exec(mail?.text ?? "")?.[0];
      await fetch(`${url}/auth/confirm`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, code }),
      });
      const { accessToken } = await call<{ accessToken: string }>("POST", `${url}/auth/sign-in`, "", {
        email,
        password,
      });
      return accessToken;
    }),
  );
}
