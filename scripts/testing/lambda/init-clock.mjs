// Imports a bundle as Lambda does at its start, and prints what that took: milliseconds of the clock and of the processor.
import { pathToFileURL } from "node:url";

const { href } = pathToFileURL(process.argv[2]);
const from = performance.now();
const before = process.cpuUsage();
await import(href);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ wall: performance.now() - from, cpu: (user + system) / 1000 }));
process.exit(0);
