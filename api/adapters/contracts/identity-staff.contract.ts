import { expect, test } from "vitest";
import type { Identity } from "../../ports/identity.ts";

const email = "ada@example.com";
const password = "Right#2026";

/** What staff need of an Identity engine: accounts without a code, groups, and that accounts can be removed. */
export function staffContract(fresh: () => Promise<{ readonly identity: Identity }>): void {
  test("an account that is opened without a code signs in at once, also where a sign-up was never confirmed", async () => {
    const { identity } = await fresh();
    await identity.signUp({ email, password: "Stranger#2026", name: "Stranger" });
    expect((await identity.findByEmail(email))?.confirmed ?? false).toBe(false);
    const { userId } = await identity.create({ email: " ADA@Example.com ", password, name: "Ada" });
    expect(await identity.findByEmail("Ada@example.com")).toMatchObject({
      userId,
      name: "Ada",
      confirmed: true,
    });
    const { accessToken } = await identity.signIn({ email, password });
    expect(await identity.verify(accessToken)).toMatchObject({ userId });
    await expect(identity.signIn({ email, password: "Stranger#2026" })).rejects.toMatchObject({
      code: "INVALID_CREDENTIALS",
    });
    await expect(identity.create({ email, password: "Other#2026" })).rejects.toMatchObject({
      code: "EMAIL_TAKEN",
    });
    expect(await identity.findByEmail("nobody@example.com")).toBeUndefined();
  });

  test("a removed account is gone with its sessions, removing it again is no error, and its address can sign up anew", async () => {
    const { identity } = await fresh();
    const created = await identity.create({ email, password });
    const { refreshToken } = await identity.signIn({ email, password });
    const { userId } = created;
    await identity.remove(userId);
    await identity.remove(userId);
    expect(await identity.find(userId)).toBeUndefined();
    await expect(identity.signIn({ email, password })).rejects.toMatchObject({
      code: "INVALID_CREDENTIALS",
    });
    await expect(identity.refresh(refreshToken)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect((await identity.signUp({ email, password })).userId).not.toBe(userId);
  });

  test("the groups of staff are exactly those that were set, and the next sign-in has them", async () => {
    const { identity } = await fresh();
    const { userId } = await identity.create({ email, password });
    for (const groups of [["support", "warehouse"], ["admin"], ["admin"], []] as const) {
      await identity.setGroups(userId, groups);
      const { accessToken } = await identity.signIn({ email, password });
      expect((await identity.verify(accessToken)).groups.toSorted()).toEqual(groups);
      const members = (await identity.members()).filter((member) => member.userId === userId);
      expect(members.map((member) => member.groups.toSorted())).toEqual(groups.length > 0 ? [groups] : []);
    }
  });

  test("a removed account is gone with its sessions, removing it again is no error, and its address can sign up anew", async () => {
    const { identity } = await fresh();
    await identity.create({ email, password });
    const { accessToken, refreshToken } = await identity.signIn({ email, password });
    const { userId } = await identity.verify(accessToken);
    await identity.remove(userId);
    await identity.remove(userId);
    expect(await identity.find(userId)).toBeUndefined();
    await expect(identity.signIn({ email, password })).rejects.toMatchObject({
      code: "INVALID_CREDENTIALS",
    });
    await expect(identity.refresh(refreshToken)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect((await identity.signUp({ email, password })).userId).not.toBe(userId);
  });
}
