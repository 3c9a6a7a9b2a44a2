import { stateCodeOf, territories } from "../addresses/state.ts";
import type { Destination } from "../taxes/places.ts";
import type { ShippingZone } from "./settings.ts";

/** How closely a zone describes a place; of two that name it by postal code, the longer beginning is closer. */
const closeness = { none: 0, world: 1, country: 2, state: 3, postal: 4 } as const;

/**
 * The zone that describes a destination most closely: by postal code before state before country before the rest of the
 * world; of equal ones the first. A territory of the United States is one place however it is written, "PR" or "US" with
 * the state "PR"; a zone of its own goes before that of the United States.
 */
export function zoneFor(zones: readonly ShippingZone[], destination: Destination): ShippingZone | undefined {
  const place = placeOf(destination);
  const rated = zones.map((zone) => ({ zone, close: closenessOf(zone, place) }));
  const best = Math.max(0, ...rated.map(({ close }) => close));
  return best === closeness.none ? undefined : rated.find(({ close }) => close === best)?.zone;
}

type Place = { readonly codes: readonly string[]; readonly state: string; readonly postal: string };

function placeOf(destination: Destination): Place {
  const country = destination.country.toUpperCase();
  const state = territories.has(country) ? country : stateCodeOf(country, destination.state ?? "");
  const isTerritory = territories.has(country) || (country === "US" && territories.has(state));
  return {
    codes: isTerritory ? [state, "US"] : [country],
    state,
    postal: plainPostal(destination.zipCode ?? ""),
  };
}

function closenessOf({ countries, states = [], postal = [] }: ShippingZone, place: Place): number {
  if (countries.length === 0) return closeness.world;
  const named = place.codes.findIndex((code) => countries.includes(code));
  if (named < 0) return closeness.none;
  const beginnings = postal.filter(({ from, to }) => startsWithin(place.postal, from, to));
  if (beginnings.length > 0)
    return closeness.postal + Math.max(...beginnings.map(({ from }) => plainPostal(from).length));
  if (states.includes(place.state)) return closeness.state;
  if (states.length + postal.length > 0) return closeness.none;
  const isOwnZone = place.codes.length > 1 && named === 0;
  return isOwnZone ? closeness.state : closeness.country;
}

function startsWithin(postal: string, from: string, to: string): boolean {
  const [first, last] = [plainPostal(from), plainPostal(to)];
  if (postal.length < first.length) return false;
  return postal.slice(0, first.length) >= first && postal.slice(0, last.length) <= last;
}

/** Without blanks and hyphens, in capitals. */
export const plainPostal = (text: string): string => text.replace(/[\s-]/g, "").toUpperCase();
