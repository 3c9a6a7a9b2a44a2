import type { Address } from "../../../api/domain/addresses/address.ts";
import { europe } from "./markets.ts";

export type DemoCustomer = {
  readonly email: string;
  readonly name: string;
  readonly address: Address;
  /** Where it is not the default one. */
  readonly market?: string;
};

const customer = (
  name: string,
  address: Omit<Address, "name">,
  market?: string,
  email = `${name.toLowerCase().replaceAll(" ", ".")}@demo.example.com`,
): DemoCustomer => ({ email, name, address: { name, ...address }, ...(market !== undefined && { market }) });

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
  us("1 Market Street", "San Francisco", "CA", "94105"),
  undefined,
  "shopper@example.com",
);

/** Invented people. Their addresses are under a domain that no mail reaches, which marks them as the demo's. */
export const demoCustomers: readonly DemoCustomer[] = [
  customer("Ada Park", us("12 Pine Street", "Portland", "OR", "97205")),
  customer("Ben Okafor", us("480 Lake Avenue", "Chicago", "IL", "60611")),
  customer("Carla Mendes", us("77 Ocean Drive", "Miami", "FL", "33139")),
  customer("Dina Haddad", us("9 Elm Court", "Austin", "TX", "78701")),
  customer("Elio Rossi", us("230 Hudson Street", "New York", "NY", "10013")),
  customer("Freya Lindqvist", us("5 Harbor Way", "Seattle", "WA", "98101")),
  customer("Grace Njeri", us("61 Peachtree Street", "Atlanta", "GA", "30303")),
  customer(
    "Hanna Weber",
    { street: "Torstraße 14", city: "Berlin", state: "", zipCode: "10119", country: "DE" },
    europe.marketId,
  ),
  customer(
    "Imre Kovacs",
    { street: "Rue de Rivoli 30", city: "Paris", state: "", zipCode: "75004", country: "FR" },
    europe.marketId,
  ),
];

/** Opens an account and buys a lot within the hour, to another country than the card's: the shop flags such an order. */
export const hastyCustomer = customer("Jules Archer", {
  street: "18 Baker Street",
  city: "London",
  state: "",
  zipCode: "NW1 6XE",
  country: "GB",
});
