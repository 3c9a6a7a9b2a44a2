import { searchIndexContract } from "../../ports/search-index.contract.ts";
import { emptySegment } from "./search/segment.ts";
import { embeddedSearch } from "./search-index.ts";

searchIndexContract("this process's memory", async () => embeddedSearch(emptySegment()));
