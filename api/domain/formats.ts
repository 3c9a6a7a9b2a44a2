/** Of each kind. A visitor can name any language, so there is no end of them. */
const mostKept = 100;

/**
 * The format of a locale (BCP 47) and options, which is remembered. Making one takes tens of microseconds and tens of kilobytes
 * outside of JavaScript's heap, which V8 does not see and therefore frees late: one for each price filled hundreds of megabytes.
 */
function kept<Options, Format>(
  formats: Map<string, Format>,
  make: new (locale: string, options: Options) => Format,
  locale: string,
  options: Options,
): Format {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key);
  if (known !== undefined) return known;
  if (formats.size === mostKept) formats.clear();
  const made = new make(locale, options);
  formats.set(key, made);
  return made;
}

const numbers = new Map<string, Intl.NumberFormat>();

/** How a locale writes numbers and amounts. Throws RangeError for a locale or currency that is none. */
export const numberFormat = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  kept(numbers, Intl.NumberFormat, locale, options);

const dates = new Map<string, Intl.DateTimeFormat>();

/** How a locale writes days and times. Throws RangeError for a locale or time zone that is none. */
export const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept(dates, Intl.DateTimeFormat, locale, options);

const regions = new Map<string, Intl.DisplayNames>();

/** What a locale calls a country or region (ISO 3166-1 alpha-2), or its code where there is no name. */
export const regionName = (locale: string, code: string): string =>
  kept(regions, Intl.DisplayNames, locale, { type: "region" }).of(code) ?? code;
