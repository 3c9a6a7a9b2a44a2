// Prints as JSON which pictures the demo catalog needs. `render.py` asks for it.
import { pictureFolder, pictureId, pictureWord, scenes } from "../../local/demo/pictures.ts";
import { categories } from "../../local/demo/vocabulary/categories.ts";

/** One picture: `id` is folder and stem of its files, `kind` folder and name of the Python file that builds what it shows. */
type Needed = {
  readonly id: string;
  readonly kind: string;
  readonly material: string;
  readonly colour?: string;
  readonly view: "front" | "detail";
  /** Pixels, where they are not the usual square. */
  readonly width?: number;
  readonly height?: number;
};

const needed = categories.flatMap(({ name: category, kinds }) =>
  kinds.flatMap(({ noun, materials, options = [] }): Needed[] => {
    const kind = `${pictureFolder(category)}/${pictureWord(noun).replaceAll("-", "_")}`;
    const colours = options.find(({ name }) => name === "Colour")?.values ?? [undefined];
    const picture = (material: string, colour: string | undefined, view: Needed["view"]): Needed => ({
      id: pictureId({ category, noun, material, colour, view }),
      kind,
      material,
      ...(colour !== undefined && { colour }),
      view,
    });
    const [first] = materials;
    return [
      ...materials.flatMap(({ name }) => colours.map((colour) => picture(name, colour, "front"))),
      // Every kind is shown once more, in its first material and colour.
      ...(first ? [picture(first.name, colours[0], "detail")] : []),
    ];
  }),
);

const wide = scenes.map(
  (id): Needed => ({ id, kind: id, material: "", view: "front", width: 1600, height: 1000 }),
);

console.log(JSON.stringify([...wide, ...needed], undefined, 1));
