/** FNV-1a over UTF-16 units, folded to a number of bits: terms are kept as numbers, so that memory does not follow the words. */
export function hashText(text: string, bits: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> (32 - bits)
}
