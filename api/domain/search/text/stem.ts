const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    knives: "knife",
    lives: "life",
    wives: "wife",
    shelves: "shelf",
    leaves: "leaf",
    scarves: "scarf",
    halves: "half",
    loaves: "loaf",
    calves: "calf",
    wolves: "wolf",
    shoes: "shoe",
    toes: "toe",
    canoes: "canoe",
    lens: "lens",
    lenses: "lens",
    buses: "bus",
    gas: "gas",
    gases: "gas",
    canvas: "canvas",
    canvases: "canvas",
    atlas: "atlas",
    atlases: "atlas",
    men: "man",
    women: "woman",
    children: "child",
    feet: "foot",
    teeth: "tooth",
    mice: "mouse",
    people: "person",
  }),
);

/**
 * Reduces a word's singular and plural to one form by English rules: "mugs" → "mug", "dishes" → "dish", "batteries" →
 * "battery". The form need not be a word ("beanie" and "beanies" → "beany"). Stemming is idempotent.
 */
export function stem(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (word.length > 4 && /ies?$/.test(word)) return word.replace(/ies?$/, "y");
  if (word.length < 4 || !word.endsWith("s") || /(ss|us|is)$/.test(word)) return word;
  if (/(sses|shes|ches|xes|zzes|oes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
