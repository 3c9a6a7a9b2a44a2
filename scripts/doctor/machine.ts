import type { Finding } from "./finding.ts";

/** The Node that runs the npm scripts. TypeScript runs unbuilt from Node 24 on. */
export function nodeFinding(version: string): Finding {
  const major = Number.parseInt(version, 10);
  if (major >= 24) return { name: "Node", needed: true, status: "ok", text: version };
  return {
    name: "Node",
    needed: true,
    status: "wrong",
    text: `${version} runs this; the shop needs 24 or later`,
    mend: "run npm install, then start everything with npm run: npm scripts use the Node in node_modules",
  };
}

/** A port that is opened for `use`. `error` is the code that listening failed with; undefined: the port is free. */
export function portFinding(port: number, use: string, error: string | undefined): Finding {
  const base = { name: `Port ${port}`, needed: true } as const;
  if (error === undefined) return { ...base, status: "ok", text: `free, for the ${use}` };
  return {
    ...base,
    status: "wrong",
    text: error === "EADDRINUSE" ? `in use, but needed for the ${use}` : `cannot be opened (${error})`,
    mend: "stop the program that uses it, or run npm start -- --port with another number",
  };
}

/** Room for the demo shop, its search snapshot and the build of the storefront, in bytes. */
export const leastDisk = 500 * 1024 ** 2;

/** `free` is in bytes; undefined: it could not be read. */
export function diskFinding(folder: string, free: number | undefined): Finding {
  const base = { name: "Disk", needed: true } as const;
  if (free === undefined)
    return {
      ...base,
      status: "wrong",
      text: `the free space for ${folder} cannot be read`,
      mend: "choose a folder on another disk with npm start -- --data FOLDER",
    };
  const text = `${(free / 1024 ** 3).toFixed(1)} GiB free for ${folder}`;
  if (free >= leastDisk) return { ...base, status: "ok", text };
  return {
    ...base,
    status: "wrong",
    text,
    mend: "free at least 0.5 GiB, or choose a folder on another disk with npm start -- --data FOLDER",
  };
}

/** `error` is the code that writing a file in the data folder failed with; undefined: it worked. */
export function dataFinding(folder: string, error: string | undefined): Finding {
  const base = { name: "Data folder", needed: true } as const;
  if (error === undefined) return { ...base, status: "ok", text: `${folder} can be written` };
  const reasons: Readonly<Record<string, string>> = {
    EACCES: "you may not write there",
    EPERM: "you may not write there",
    EROFS: "the file system is read-only",
    ENOTDIR: "a file is in its place",
    ENOSPC: "the disk is full",
  };
  return {
    ...base,
    status: "wrong",
    text: `${folder} cannot be written: ${reasons[error] ?? error}`,
    mend: `give yourself the right to write (chown or chmod u+w ${folder}), or choose another folder with npm start -- --data FOLDER`,
  };
}
