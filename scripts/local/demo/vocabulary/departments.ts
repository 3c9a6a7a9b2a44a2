import { apparel } from "./apparel.ts";
import { audio } from "./audio.ts";
import { bags } from "./bags.ts";
import { bedding } from "./bedding.ts";
import { furniture } from "./furniture.ts";
import { garden } from "./garden.ts";
import type { Department } from "./kind.ts";
import { kitchen } from "./kitchen.ts";
import { lighting } from "./lighting.ts";
import { outdoor } from "./outdoor.ts";
import { pantry } from "./pantry.ts";
import { stationery } from "./stationery.ts";
import { toys } from "./toys.ts";

/** The whole shop, in the order its first page shows it. */
export const departments: readonly Department[] = [
  kitchen,
  lighting,
  apparel,
  furniture,
  audio,
  bedding,
  bags,
  garden,
  stationery,
  outdoor,
  toys,
  pantry,
];
