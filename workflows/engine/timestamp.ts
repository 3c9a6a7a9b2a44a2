const dateTime =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-](0\d|1[0-8]):[0-5]\d)$/;

/**
 * Epoch milliseconds of a timestamp of the states language: RFC 3339 with an upper-case T, and Z or an offset
 * (https://states-language.net/spec.html#timestamps). Undefined for anything else, such as a day that is not in the
 * calendar.
 */
export function timeOf(text: string): number | undefined {
  const [, year = "", month = "", day = ""] = dateTime.exec(text) ?? [];
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (month < "01" || month > "12" || day < "01" || Number(day) > lastDay) return undefined;
  return Date.parse(text.replace(/\.(\d{3})\d+/, ".$1"));
}
