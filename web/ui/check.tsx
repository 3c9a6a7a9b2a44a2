import { LineIcon } from "./icons.tsx";

/** A tick: chosen, or done. */
export const Check = () => <LineIcon path="M5 12.5 10 17.5 19 7" />;
