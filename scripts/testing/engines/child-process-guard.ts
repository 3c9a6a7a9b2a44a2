import { spawn } from "node:child_process";

/**
 * `node child-process-guard.ts COMMAND ARGS…` runs a command and ends it when standard input closes: when the
 * process at the other end stops it or dies, even by `kill -9`.
 */
const [command = "", ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });
/** SIGTERM first, so that a database can close its files. */
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
