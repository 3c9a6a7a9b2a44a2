import type { Address } from "../../../api/domain/addresses/address.ts";
import type { Currency } from "../../../api/domain/money.ts";

export type DemoCustomer = {
  readonly email: string;
  readonly name: string;
  readonly currency: Currency;
  readonly address: Address;
};

const customer = (
  name: string,
  currency: Currency,
  address: Omit<Address, "name">,
  email = `${name.toLowerCase().replaceAll(" ", ".")}@demo.example.com`,
): DemoCustomer => ({ email, name, currency, address: { name, ...address } });

const us = (street: string, city: string, state: string, zipCode: string) => ({
  street,
  city,
  state,
  zipCode,
  country: "US",
});

/** The account that the demo's visitors sign in with buys now and then, too. */
export const demoShopper = customer(
  "Sam Shopper",
  "USD",
  us("1 Market Street", "San Francisco", "CA", "94105"),
  "shopper@example.com",
);

/** Invented people. Their addresses are under a domain that no mail reaches, which marks them as the demo's. */
export const demoCustomers: readonly DemoCustomer[] = [
  customer("Ada Park", "USD", us("12 Pine Street", "Portland", "OR", "97205")),
  customer("Ben Okafor", "USD", us("480 Lake Avenue", "Chicago", "IL", "60611")),
  customer("Carla Mendes", "USD", us("77 Ocean Drive", "Miami", "FL", "33139")),
  customer("Dina Haddad", "USD", us("9 Elm Court", "Austin", "TX", "78701")),
  customer("Elio Rossi", "USD", us("230 Hudson Street", "New York", "NY", "10013")),
  customer("Freya Lindqvist", "USD", us("5 Harbor Way", "Seattle", "WA", "98101")),
  customer("Grace Njeri", "USD", us("61 Peachtree Street", "Atlanta", "GA", "30303")),
  customer("Hanna Weber", "EUR", {
    street: "Torstraße 14",
    city: "Berlin",
    state: "",
    zipCode: "10119",
    country: "DE",
  }),
  customer("Imre Kovacs", "EUR", {
    street: "Rue de Rivoli 30",
    city: "Paris",
    state: "",
    zipCode: "75004",
    country: "FR",
  }),
];

/** Opens an account and buys a lot within the hour, to another country than the card's: the shop flags such an order. */
export const hastyCustomer = customer("Jules Archer", "USD", {
  street: "18 Baker Street",
  city: "London",
  state: "",
  zipCode: "NW1 6XE",
  country: "GB",
});
