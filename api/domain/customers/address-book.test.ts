import fc from "fast-check";
import { expect, test } from "vitest";
import { DomainError } from "../errors.ts";
import { type AddressBook, changedAddress, withAddress, withoutAddress } from "./address-book.ts";

const at = (street: string) => ({ street, city: "Portland", state: "OR", zipCode: "97201", country: "US" });
const place = fc.integer({ min: 0, max: 30 });
const step = fc.record({
  does: fc.constantFrom("add", "change", "remove"),
  id: place,
  street: place,
  isDefault: fc.boolean(),
});

test("whatever is done to a book: twenty at most, each id once, and one default as long as there is any", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      let next = 0;
      const after = steps.reduce<AddressBook>(
        (book, { does, id, street, isDefault }) => {
          const entry = { address: at(`${street} High Street`), isDefault };
          try {
            if (does === "add") return withAddress(book, String(next++), entry);
            return does === "change"
              ? changedAddress(book, String(id), entry)
              : withoutAddress(book, String(id));
          } catch (error) {
            if (DomainError.is(error)) return book;
            throw error;
          }
        },
        { addresses: [] },
      );
      const ids = after.addresses.map(({ addressId }) => addressId);
      expect(ids.length).toBeLessThanOrEqual(20);
      expect(new Set(ids).size).toBe(ids.length);
      if (ids.length > 0) expect(ids).toContain(after.defaultId);
      else expect(after.defaultId).toBeUndefined();
    }),
  );
});
