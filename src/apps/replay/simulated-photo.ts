import { Readable } from 'node:stream'
import sharp from 'sharp'
import type { Output } from '#core/operation.ts'
import { uploadFile } from '#modules/cases/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { newId } from '#platform/ids.ts'
import type { Runtime } from '#platform/runtime.ts'

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#C2CAD6"/>
<path d="M0 0L640 480M640 0L0 480" stroke="#475266" stroke-width="4"/><text x="320" y="250" font-size="40" text-anchor="middle" fill="#161D2B">SIMULATED</text></svg>`

/** A picture that says that it is none: what simulated staff attach where the rules want a photo. */
export function openSimulatedPhotos(runtime: Runtime): (who: Principal) => Promise<string> {
  const taken = new Map<string, Promise<string>>()
  const upload = async (who: Principal) => {
    const jpeg = await sharp(Buffer.from(PICTURE)).jpeg().toBuffer()
    const answer = (await runtime.perform({
      operation: uploadFile,
      input: {},
      principal: who,
      command: { id: newId(), bodyHash: '', expectedVersion: null },
      file: { name: 'simulated.jpg', stream: Readable.from([jpeg]) },
    })) as Output<typeof uploadFile>
    return answer.id
  }
  return (who) => {
    const before = taken.get(who.id)
    if (before) return before
    const fresh = upload(who)
    taken.set(who.id, fresh)
    return fresh
  }
}
