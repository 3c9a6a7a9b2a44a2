/** Of each kind. A visitor can name any language, so there is no end of them. */
const mostKept = 100;

/**
 * Remembers the formats of a kind by locale (BCP 47) and options. Making one takes tens of microseconds and tens of kilobytes
 * outside of JavaScript's heap, which V8 does not see and therefore frees late: one for each price filled hundreds of megabytes.
 */
function kept<Options, Format>(make: (locale: string, options: Options) => Format) {
  const formats = new Map<string, Format>();
  return (locale: string, options: Options): Format => {
    const key = locale + JSON.stringify(options);
    const known = formats.get(key);
    if (known !== undefined) return known;
    if (formats.size === mostKept) formats.clear();
    const made = make(locale, options);
    formats.set(key, made);
    return made;
  };
}

/** How a locale writes numbers and amounts. Throws RangeError for a locale or currency that is none. */
export const numberFormat = kept(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);

/** How a locale writes days and times. Throws RangeError for a locale or time zone that is none. */
export const dateFormat = kept(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

const regionNames = kept(
  (locale, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(locale, options),
);

/** What a locale calls a country or region (ISO 3166-1 alpha-2), or its code where there is no name. */
export const regionName = (locale: string, code: string): string =>
  regionNames(locale, { type: "region" }).of(code) ?? code;
