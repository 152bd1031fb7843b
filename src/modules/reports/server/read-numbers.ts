/** Values of a group as they came: pieces of bytes, the highest byte of each number first, or already numbers. */
export type NumberPiece = Buffer | Float64Array

/** All values of a group in one list. Bytes are turned round where they lie: a million numbers are not copied twice. */
export function readNumbers(pieces: readonly NumberPiece[]): Float64Array {
  const [first] = pieces
  if (pieces.length === 1 && first instanceof Float64Array) return first
  const all = new Uint8Array(pieces.reduce((bytes, { byteLength }) => bytes + byteLength, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(
      Buffer.isBuffer(piece) ? piece.swap64() : new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength),
      at,
    )
    at += piece.byteLength
  }
  return new Float64Array(all.buffer)
}
