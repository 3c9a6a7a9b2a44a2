const name = "Smoke Test";

/** Where an order of a market can go. */
export const addresses = [
  { name, street: "Torstraße 14", city: "Berlin", state: "", zipCode: "10119", country: "DE" },
  { name, street: "Rue de Rivoli 30", city: "Paris", state: "", zipCode: "75004", country: "FR" },
  { name, street: "18 Baker Street", city: "London", state: "", zipCode: "NW1 6XE", country: "GB" },
  {
    name,
    street: "1-1 Marunouchi",
    city: "Chiyoda-ku",
    state: "Tokyo",
    zipCode: "100-0005",
    country: "JP",
  },
];
