import { describe, expect, test } from "vitest";
import type { Mail, OutgoingMail } from "../../ports/mail.ts";

/** What a Mail engine has to show the contract: mails it sent to one address, in any order. */
export type MailUnderTest = {
  readonly mail: Mail;
  readonly sentTo: (address: string) => Promise<readonly OutgoingMail[]>;
};

/** Every engine passes this, or it is not a Mail. */
export function mailContract(fresh: () => Promise<MailUnderTest>): void {
  describe("mail", () => {
    test("a mail reaches the address it was sent to, word for word, and no other", async () => {
      const { mail, sentTo } = await fresh();
      const sent = {
        to: "ada@example.com",
        subject: "Grüße, your order № 7 – “paid”",
        text: "Line one\nLine two: 19,99 €",
        html: '<p class="x">Fish &amp; chips, 19,99&nbsp;€</p>',
      };
      await mail.send(sent);
      expect(await sentTo("ada@example.com")).toMatchObject([sent]);
      expect(await sentTo("eve@example.com")).toEqual([]);
    });

    test("a mail names its sender in any script, and where an answer goes", async () => {
      const { mail, sentTo } = await fresh();
      const sent = {
        to: "ada@example.com",
        replyTo: "help@example.com",
        subject: "s",
        text: "t",
        html: "<p>t</p>",
      };
      const senders = [
        { name: 'The "Blue" Door' },
        { name: "Grüße aus 東京, dem Laden für alle schönen Dinge", address: "tokyo@example.com" },
      ];
      for (const from of senders) await mail.send({ ...sent, from });
      const arrived = (await sentTo("ada@example.com")).toSorted((one, other) =>
        (one.from?.name ?? "") < (other.from?.name ?? "") ? 1 : -1,
      );
      expect(arrived).toMatchObject(senders.map((from) => ({ ...sent, from })));
    });

    test("twenty mails at once all arrive, once each", async () => {
      const { mail, sentTo } = await fresh();
      const subjects = Array.from({ length: 20 }, (_, index) => `Mail ${index}`);
      await Promise.all(
        subjects.map((subject) => mail.send({ to: "ada@example.com", subject, text: "t", html: "<p>t</p>" })),
      );
      const arrived = (await sentTo("ada@example.com")).map((mail) => mail.subject);
      expect(arrived.toSorted()).toEqual(subjects.toSorted());
    });
  });
}
