import type { InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";

type Of<Call> = InferResponseType<Call, 200>;

/** The API's response types. Prices are decimal major units, times epoch milliseconds. */
export type Product = Of<Client["products"][":id"]["$get"]>;
export type ProductPage = Of<Client["products"]["$get"]>;
export type Variant = Product["variants"][number];
export type Category = Of<Client["categories"]["$get"]>["items"][number];
export type Found = Of<Client["search"]["$get"]>;
export type Suggestions = Of<Client["search"]["suggest"]["$get"]>;
export type Cart = Of<Client["cart"]["$get"]>;
export type CartLine = Cart["items"][number];
export type Order = Of<Client["orders"][":id"]["$get"]>;
export type OrderPage = Of<Client["orders"]["$get"]>;
export type OrderStatus = Order["status"];
export type TimelineStatus = Order["timeline"][number]["status"];
export type Address = Order["shippingAddress"];
/** What delivery and tax depend on. */
export type Place = Pick<Address, "country" | "state" | "zipCode">;
export type Countries = Of<Client["countries"]["$get"]>;
export type AddressForm = Of<Client["countries"][":country"]["address-form"]["$get"]>;
/** Where the shop sells. */
export type Market = Of<Client["markets"]["$get"]>["items"][number];
export type Config = Of<Client["config.json"]["$get"]>;
/** Who the shop is, as the merchant has set it, and its usual delivery. */
export type Store = Config["store"];
/** A script that counts visits, which a visitor has to agree to. */
export type Analytics = NonNullable<Store["analytics"]>;
/** A page of the store's own. */
export type StorePage = Of<Client["pages"][":slug"]["$get"]>;
export type Me = Of<Client["me"]["$get"]>;
export type AddressBook = Of<Client["me"]["addresses"]["$get"]>;
export type BookAddress = AddressBook["items"][number];
export type Preferences = Of<Client["me"]["notifications"]["$get"]>;
export type NotificationKind = Preferences["kinds"][number];
export type Wishlist = Of<Client["me"]["wishlist"]["$get"]>;
export type SavedProduct = Wishlist["items"][number];
