import { apparel } from "./apparel.ts";
import { audio } from "./audio.ts";
import { bags } from "./bags.ts";
import { bedding } from "./bedding.ts";
import { furniture } from "./furniture.ts";
import { garden } from "./garden.ts";
import type { DemoCategory } from "./kind.ts";
import { kitchen } from "./kitchen.ts";
import { lighting } from "./lighting.ts";
import { outdoor } from "./outdoor.ts";
import { pantry } from "./pantry.ts";
import { stationery } from "./stationery.ts";
import { toys } from "./toys.ts";

/** The demo shop's categories, in the order of the first page. */
export const categories: readonly DemoCategory[] = [
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
