/** A card number in groups as it is printed on the card: "4242 4242 4242 4242", and 4-6-5 for American Express. */
export function groupedCardNumber(text: string): string {
  const digits = text.replace(/\D/g, "").slice(0, 19);
  const starts = /^3[47]/.test(digits) ? [4, 10] : [4, 8, 12, 16];
  return digits
    .split("")
    .map((digit, place) => (starts.includes(place) ? ` ${digit}` : digit))
    .join("");
}

/** Groups the digits of the input while they are typed; the caret stays behind the same digit. */
export function groupDigits({ currentTarget: input }: { readonly currentTarget: HTMLInputElement }): void {
  const text = groupedCardNumber(input.value);
  if (text === input.value) return;
  const digitsBefore = input.value.slice(0, input.selectionStart ?? undefined).replace(/\D/g, "").length;
  input.value = text;
  const caret = positionAfter(text, digitsBefore);
  input.setSelectionRange(caret, caret);
}

/** The position in `text` right after its `count`th digit. */
function positionAfter(text: string, count: number): number {
  if (count === 0) return 0;
  let seen = 0;
  for (let place = 0; place < text.length; place++) {
    if (/\d/.test(text.charAt(place))) seen++;
    if (seen === count) return place + 1;
  }
  return text.length;
}
