import { spawn } from "node:child_process";

/**
 * `node leash.ts COMMAND ARGS…` runs a command that ends when our standard input does: when the process that holds the
 * other end stops us, or dies in whatever way, `kill -9` included.
 */
const [command = "", ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });
/** A database is asked first, so that it can close its files. */
const stop = (): void => {
  child.kill("SIGTERM");
  setTimeout(() => child.kill("SIGKILL"), 3000);
};

process.stdin.resume().once("close", stop).once("end", stop).once("error", stop);
process.once("SIGTERM", stop).once("SIGINT", stop);
child.once("error", (error) => {
  console.error(error.message);
  process.exit(127);
});
child.once("exit", (code) => process.exit(code ?? 1));
