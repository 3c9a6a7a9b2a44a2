/** The package ships no types. It writes defaults into what it is given: hand it a copy. */
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
