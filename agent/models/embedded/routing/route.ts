import { examples } from "./examples.data.ts";
import { learned } from "./learner.ts";
import { nearest } from "./nearest.ts";
import { questions } from "./questions.data.ts";

export type { Route } from "./examples.data.ts";

/** What a clause is most likely about. */
export const routeOf = learned(examples);

/** The words that documents have where they answer a question of this kind. */
export const answeredAs = nearest(questions);
