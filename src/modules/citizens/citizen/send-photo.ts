import { callOperation } from '#ui/call/call-operation.ts'
import { beginUpload, sendPart } from '../contract.ts'
import { PART_BYTES } from '../domain/limits.ts'
import type { KeptPhoto } from './kept-report.ts'

/** Goes on where the server has stopped hearing. */
export async function sendPhoto({ id, bytes }: KeptPhoto, ticket: string): Promise<void> {
  let { received } = await callOperation(beginUpload, { id, ticket, bytes: bytes.byteLength })
  while (received < bytes.byteLength) {
    const part = new Uint8Array(bytes, received, Math.min(PART_BYTES, bytes.byteLength - received))
    received = (await callOperation(sendPart, { id, at: received, data: base64(part) })).received
  }
}

function base64(part: Uint8Array): string {
  let text = ''
  for (const byte of part) text += String.fromCharCode(byte)
  return btoa(text)
}
