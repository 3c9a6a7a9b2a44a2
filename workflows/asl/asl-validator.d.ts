/** asl-validator ships no types. It writes default values into its argument, so pass it a copy. */
declare module "asl-validator" {
  const validate: (
    definition: object,
    options?: { readonly checkPaths: boolean; readonly checkArn: boolean },
  ) => {
    readonly isValid: boolean;
    errorsText(separator?: string): string;
  };
  export = validate;
}
