/**
 * Full-width letters, digits and signs as their ASCII twins, capitals untouched. One code unit stays one code unit,
 * so that positions found in the result are positions in the text given.
 */
export function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/g, (char) =>
    char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  )
}
