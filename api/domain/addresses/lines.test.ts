import { describe, expect, test } from "vitest";
import { countryList } from "./country.ts";
import { addressForm } from "./form.ts";
import { addressLines, anyLayout } from "./lines.ts";

const address = {
  name: "Robin Reader",
  street: "4-2-8 Shibakoen",
  street2: "Room 5",
  city: "Minato",
  state: "Tokyo",
  zipCode: "105-0011",
};

describe("The lines of an address", () => {
  test.each(countryList)(
    "in $code have all that the post needs, in every country's layout",
    ({ code, name }) => {
      const { lines, fields } = addressForm(code);
      const written = addressLines(address, lines, name).join("\n");
      for (const said of ["Robin Reader", "4-2-8 Shibakoen", "Room 5", "Minato"])
        expect(written).toContain(said);
      for (const field of fields) if (field.required) expect(written).toContain(address[field.name]);
      expect(written).not.toMatch(/ {2}|\{|^[\s,-]|[\s,-]$/m);
    },
  );

  test("in Japan have the street beside the prefecture", () => {
    expect(addressLines(address, addressForm("JP").lines, "Japan")).toEqual([
      "Robin Reader",
      "4-2-8 Shibakoen, Room 5, Tokyo",
      "105-0011",
      "Minato",
      "Japan",
    ]);
  });

  test("leave out what is not known, and the country where the city is its name", () => {
    const singapore = { ...address, name: undefined, street2: undefined, city: "Singapore", state: "" };
    expect(addressLines(singapore, anyLayout, "Singapore")).toEqual([
      "4-2-8 Shibakoen",
      "Singapore, 105-0011",
      "Singapore",
    ]);
  });
});
