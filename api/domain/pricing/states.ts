/** The code of a state that was typed as a code or an English name, in any case; unknown states in capitals as typed. */
export function stateCodeOf(country: string, state: string): string {
  const typed = state.trim().normalize("NFKD").replace(/\p{M}/gu, "").replace(/\.$/, "").toUpperCase();
  return names.get(`${country} ${typed}`) ?? typed;
}

const named = {
  US: `AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware,
    DC District of Columbia, DC Washington DC, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa,
    KS Kansas, KY Kentucky, LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota,
    MS Mississippi, MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico,
    NY New York, NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, RI Rhode Island,
    SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont, VA Virginia, WA Washington,
    WV West Virginia, WI Wisconsin, WY Wyoming`,
  CA: `AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, NL Newfoundland and Labrador, NS Nova Scotia,
    NT Northwest Territories, NU Nunavut, ON Ontario, PE Prince Edward Island, QC Quebec, SK Saskatchewan, YT Yukon`,
};

const names = new Map(
  Object.entries(named).flatMap(([country, list]) =>
    list.split(",").map((entry): [string, string] => {
      const [code = "", ...words] = entry.trim().split(/\s+/);
      return [`${country} ${words.join(" ").toUpperCase()}`, code];
    }),
  ),
);
