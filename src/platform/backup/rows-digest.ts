import { hash } from 'node:crypto'

const MODULUS = 1n << 64n

/**
 * Number and content of rows whatever their order: the sum of the first eight bytes of each row's SM3. A table that was
 * loaded again lies in another order; this tells whether it holds the same.
 */
export function openRowsDigest() {
  let rows = 0
  let sum = 0n
  return {
    add(row: Uint8Array) {
      if (row.at(-1) !== 0x0a) throw new Error('COPY gave a message that is not one row')
      sum = (sum + hash('sm3', row, 'buffer').readBigUInt64LE()) % MODULUS
      rows += 1
    },
    result: () => ({ rows, digest: sum.toString(16).padStart(16, '0') }),
  }
}
