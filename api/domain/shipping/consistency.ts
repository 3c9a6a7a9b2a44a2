import type { ShippingMethod, ShippingSettings, ShippingZone } from "./settings.ts";

type Found = { readonly path: readonly (string | number)[]; readonly message: string };

/** What contradicts itself in settings whose fields are right each by itself. */
export const issuesOf = ({ zones, methods }: Pick<ShippingSettings, "zones" | "methods">): Found[] => [
  ...twice(zones.map(({ zoneId }) => zoneId)).map((place) => ({
    path: ["zones", place, "zoneId"],
    message: "is the id of another zone",
  })),
  ...twice(methods.map(({ methodId }) => methodId)).map((place) => ({
    path: ["methods", place, "methodId"],
    message: "is the id of another method",
  })),
  ...zones.flatMap((zone, place) => zoneIssues(zones, zone, place)),
  ...methods.flatMap((method, place) =>
    methodIssues(zones, method).map(({ path, message }) => ({ path: ["methods", place, ...path], message })),
  ),
];

const twice = (ids: readonly string[]): number[] =>
  ids.flatMap((one, place) => (ids.indexOf(one) < place ? [place] : []));

function zoneIssues(zones: readonly ShippingZone[], zone: ShippingZone, place: number): Found[] {
  const before = zones.slice(0, place);
  const path = ["zones", place, "countries"];
  if (isNarrow(zone)) {
    if (zone.countries.length === 1) return takenStates(before, zone, place);
    return [{ path, message: "must be one country, because states or postal codes narrow it down" }];
  }
  const whole = before.filter((other) => !isNarrow(other));
  if (zone.countries.length === 0)
    return whole.some(({ countries }) => countries.length === 0)
      ? [{ path, message: "must be named, because another zone is the rest of the world already" }]
      : [];
  return zone.countries.flatMap((code, at): Found[] => {
    const other = whole.find(({ countries }) => countries.includes(code));
    return other ? [{ path: [...path, at], message: `is in the zone "${other.name}" already` }] : [];
  });
}

const isNarrow = ({ states = [], postal = [] }: ShippingZone): boolean => states.length + postal.length > 0;

const takenStates = (before: readonly ShippingZone[], zone: ShippingZone, place: number): Found[] =>
  (zone.states ?? []).flatMap((state, at): Found[] => {
    const other = before.find(
      ({ countries, states = [] }) => countries[0] === zone.countries[0] && states.includes(state),
    );
    return other
      ? [{ path: ["zones", place, "states", at], message: `is in the zone "${other.name}" already` }]
      : [];
  });

function methodIssues(
  zones: readonly ShippingZone[],
  { zoneId, kind, service, bands }: ShippingMethod,
): Found[] {
  const issues: Found[] = [];
  if (!zones.some((zone) => zone.zoneId === zoneId)) issues.push({ path: ["zoneId"], message: "is no zone" });
  if (kind === "carrier" && service === undefined)
    issues.push({ path: ["service"], message: "is required, because the carrier's rates are its price" });
  if (kind !== "carrier" && bands.length === 0)
    issues.push({ path: ["bands"], message: "must have at least one price" });
  bands.forEach(({ by, upTo }, place) => {
    const last = bands[place - 1];
    if (!last) return;
    if (by !== last.by)
      issues.push({ path: ["bands", place, "by"], message: "must be the same in all bands" });
    else if (last.upTo === undefined || (upTo !== undefined && upTo <= last.upTo))
      issues.push({ path: ["bands", place, "upTo"], message: "must be above the limit of the band before" });
  });
  return issues;
}
