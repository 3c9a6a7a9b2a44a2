import type * as Sdk from "@aws-sdk/client-cognito-identity-provider";
import { DomainError } from "../../../domain/errors.ts";
import { roles } from "../../../domain/staff/permissions.ts";
import type { Identity, User } from "../../../ports/identity.ts";

/** Runs work with the SDK, which is loaded when it is first needed; throws the port's errors. */
export type Ask = <T>(
  work: (sdk: typeof Sdk, client: Sdk.CognitoIdentityProviderClient) => Promise<T>,
) => Promise<T>;

/** The part of the port that needs no password: accounts by id and address, accounts without a code, groups. */
export function cognitoStaff(
  UserPoolId: string,
  ask: Ask,
): Pick<Identity, "remove" | "find" | "findByEmail" | "create" | "setGroups" | "members"> {
  /** By id or address: both are names of an account in a pool whose users sign in by address. */
  const accountOf = async (Username: string): Promise<User | undefined> => {
    try {
      return await ask(async ({ AdminGetUserCommand }, client) => {
        const found = await client.send(new AdminGetUserCommand({ UserPoolId, Username }));
        return userOf({ ...found, Attributes: found.UserAttributes });
      });
    } catch (error) {
      // Cognito says that the name is none, or nobody's.
      if (DomainError.is(error, "INVALID_CREDENTIALS") || DomainError.is(error, "VALIDATION_ERROR"))
        return undefined;
      throw error;
    }
  };
  const findByEmail = (email: string) => accountOf(email.trim().toLowerCase());

  return {
    async remove(Username) {
      if (!(await accountOf(Username))) return;
      await ask(({ AdminDeleteUserCommand }, client) =>
        client.send(new AdminDeleteUserCommand({ UserPoolId, Username })),
      );
    },
    async find(userId) {
      const user = await accountOf(userId);
      return user?.userId === userId ? user : undefined;
    },
    findByEmail,
    create: ({ email, password, name }) =>
      ask(async (sdk, client) => {
        const Username = email.trim().toLowerCase();
        const UserAttributes = [
          { Name: "email", Value: Username },
          { Name: "email_verified", Value: "true" },
          ...(name === undefined ? [] : [{ Name: "name", Value: name }]),
        ];
        const request = { UserPoolId, Username, UserAttributes };
        const known = await findByEmail(Username);
        if (known?.confirmed) throw new DomainError("EMAIL_TAKEN", {});
        // An address that nobody confirmed has an account here, whose password is replaced.
        if (known) await client.send(new sdk.AdminUpdateUserAttributesCommand(request));
        else await client.send(new sdk.AdminCreateUserCommand({ ...request, MessageAction: "SUPPRESS" }));
        // A permanent password confirms the account.
        await client.send(
          new sdk.AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }),
        );
        const created = await findByEmail(Username);
        return { userId: created?.userId ?? "" };
      }),
    setGroups: (Username, groups) =>
      ask(async ({ AdminAddUserToGroupCommand, AdminRemoveUserFromGroupCommand }, client) => {
        for (const GroupName of roles) {
          const member = { UserPoolId, Username, GroupName };
          if (groups.includes(GroupName)) await client.send(new AdminAddUserToGroupCommand(member));
          else await client.send(new AdminRemoveUserFromGroupCommand(member));
        }
      }),
    members: () =>
      ask(async ({ paginateListUsersInGroup }, client) => {
        const found = new Map<string, User>();
        for (const GroupName of roles)
          for await (const { Users = [] } of paginateListUsersInGroup({ client }, { UserPoolId, GroupName }))
            for (const user of Users.map(userOf)) {
              const groups = [...(found.get(user.userId)?.groups ?? []), GroupName];
              found.set(user.userId, { ...user, groups });
            }
        return [...found.values()];
      }),
  };
}

/** A user of the pool, as lists and look-ups return one; groups are not among what they return. */
export function userOf(user: Sdk.UserType): User {
  const attribute = (name: string) => user.Attributes?.find((one) => one.Name === name)?.Value;
  return {
    userId: attribute("sub") ?? "",
    email: attribute("email") ?? "",
    name: attribute("name"),
    confirmed: user.UserStatus === "CONFIRMED",
    groups: [],
    createdAt: user.UserCreateDate?.getTime() ?? 0,
  };
}
