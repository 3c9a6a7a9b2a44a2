import { createAsync } from "@solidjs/router";
import { Select } from "../../../web/ui/field.tsx";
import { countryName } from "../country-rows.tsx";
import { loadCountries } from "../settings.data.ts";

/** A select of every country that can be delivered to. */
export function CountrySelect(props: {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly error: string | undefined;
}) {
  const countries = createAsync(() => loadCountries());
  const codes = () => {
    const known = (countries()?.items ?? []).map(({ code }) => code);
    return props.value === "" || known.includes(props.value) ? known : [props.value, ...known];
  };
  return (
    <Select
      {...props}
      required={true}
      options={[
        { value: "", label: "Choose a country" },
        ...codes().map((code) => ({ value: code, label: countryName(code) })),
      ]}
    />
  );
}
