/**
 * The path without empty segments and without a slash at its end; undefined when it is so already. It has exactly one
 * slash at its front: two would be the address of another host.
 */
export function cleanPath(path: string): string | undefined {
  const clean = `/${path.split("/").filter(Boolean).join("/")}`;
  return clean === path ? undefined : clean;
}
