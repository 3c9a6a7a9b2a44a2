// What the script for k6 uses of k6's own modules, which are part of its program.
declare module "k6" {
  export function check<T>(value: T, checks: { readonly [name: string]: (value: T) => boolean }): boolean;
}
declare module "k6/http" {
  const http: {
    asyncRequest(
      method: string,
      url: string,
      body: string | null,
      params: {
        readonly headers: { readonly [name: string]: string };
        readonly tags: { readonly [name: string]: string };
      },
    ): Promise<{ readonly status: number; readonly body: string | ArrayBuffer | null }>;
  };
  // biome-ignore lint/style/noDefaultExport: as k6 has it.
  export default http;
}
