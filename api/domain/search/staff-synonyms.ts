import type { SearchIndex, SearchResult, Synonyms } from "../../ports/search-index.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { DomainError, type Issue } from "../errors.ts";
import type { Settings, StoredSettings } from "../settings/store.ts";
import { spokenIn } from "./query.ts";
import { mostSynonyms, type StaffSynonyms, type SynonymGroup } from "./synonym-groups.ts";
import { phraseTable } from "./synonyms.ts";
import { telling, tokensOf } from "./text/tokens.ts";

/** Words of one phrase: a query has at most twelve. */
const longestPhrase = 6;

/** The synonyms that staff added, with their version. For staff with `search:read`. */
export async function showSynonyms(
  deps: { readonly settings: Pick<Settings, "find"> },
  actor: Actor,
): Promise<StoredSettings<"synonyms">> {
  requireStaff(actor, "search:read");
  return deps.settings.find("synonyms");
}

/**
 * Replaces the synonyms that staff added, with an audit entry; searches of all processes follow within five seconds. For
 * staff with `search:write`. Throws VALIDATION_ERROR, and CONFLICT when they are at none of `versions`.
 */
export async function changeSynonyms(
  deps: { readonly settings: Settings; readonly now: () => number; readonly newId: () => string },
  actor: Actor,
  { groups, versions }: StaffSynonyms & { readonly versions: readonly number[] | undefined },
): Promise<StoredSettings<"synonyms">> {
  requireStaff(actor, "search:write");
  requireSound(groups);
  return deps.settings.change(
    "synonyms",
    (before) => {
      if (versions && !versions.includes(before.version))
        throw new DomainError("CONFLICT", {
          reason: `the synonyms were changed in the meantime and are at version ${before.version} now`,
        });
      return { groups };
    },
    auditEntry(deps, actor, "search.changeSynonyms"),
  );
}

/**
 * What a shopper would find with these synonyms, without saving them and without counting the search. For staff with
 * `search:read`. Throws VALIDATION_ERROR, and what the engine throws that does not answer.
 */
export async function trySynonyms(
  deps: { readonly search: Pick<SearchIndex, "search"> },
  actor: Actor,
  { text, groups, limit }: StaffSynonyms & { readonly text: string; readonly limit: number },
): Promise<SearchResult> {
  requireStaff(actor, "search:read");
  requireSound(groups);
  return deps.search.search({
    text,
    filters: { categories: [], tags: [], inStock: false },
    sort: "relevance",
    offset: 0,
    limit,
    synonyms: tableOf({ groups }),
  });
}

const tables = new WeakMap<StaffSynonyms, Synonyms>();

/** The table of the synonyms that stand now; it is made once for each version. */
export async function currentSynonyms(settings: Pick<Settings, "read">): Promise<Synonyms> {
  const value = await settings.read("synonyms");
  const known = tables.get(value) ?? tableOf(value);
  tables.set(value, known);
  return known;
}

/** Phrases are looked for as a query's words are read, and found as the index has them. */
function tableOf({ groups }: StaffSynonyms): Synonyms {
  return phraseTable(
    groups.flatMap(({ words, alsoFind }) =>
      words.map((word) => ({
        phrase: spokenIn(word),
        others: (alsoFind ?? words.filter((other) => other !== word)).map(indexed),
      })),
    ),
  );
}

const indexed = (text: string): readonly string[] => telling(tokensOf(text)).map(({ term }) => term);

/** Throws VALIDATION_ERROR with every group that cannot work, at its path. */
function requireSound(groups: readonly SynonymGroup[]): void {
  const issues = groups.flatMap((group, place) => faultsOf(group, `groups.${place}`));
  const all = groups.reduce((sum, { words, alsoFind = [] }) => sum + words.length + alsoFind.length, 0);
  if (all > mostSynonyms)
    issues.push({ path: "groups", message: `must have at most ${mostSynonyms} words altogether` });
  const seen = new Map<string, number>();
  groups.forEach(({ words, alsoFind }, place) => {
    if (alsoFind) return;
    for (const [at, word] of words.entries()) {
      const other = seen.get(keyOf(word));
      if (other === undefined) seen.set(keyOf(word), place);
      else if (other !== place)
        issues.push({ path: `groups.${place}.words.${at}`, message: `is already in group ${other + 1}` });
    }
  });
  if (issues.length > 0) throw new DomainError("VALIDATION_ERROR", { issues });
}

function faultsOf({ words, alsoFind }: SynonymGroup, path: string): Issue[] {
  const lists = [["words", words] as const, ...(alsoFind ? [["alsoFind", alsoFind] as const] : [])];
  const issues: Issue[] = [];
  const seen = new Map<string, string>();
  for (const [name, list] of lists)
    for (const [place, word] of list.entries()) {
      const at = `${path}.${name}.${place}`;
      const terms = spokenIn(word);
      const same = seen.get(keyOf(word));
      if (terms.length === 0) issues.push({ path: at, message: "must have a letter or a digit" });
      else if (terms.length > longestPhrase)
        issues.push({ path: at, message: `must have at most ${longestPhrase} words` });
      else if (same !== undefined) issues.push({ path: at, message: `is the same as "${same}" to search` });
      seen.set(keyOf(word), word);
    }
  if (!alsoFind && words.length < 2)
    issues.push({ path: `${path}.words`, message: "must have two words or more that mean the same" });
  return issues;
}

const keyOf = (word: string): string => spokenIn(word).join(" ");
