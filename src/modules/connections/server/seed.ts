import { adminPort } from '#modules/people/contract.ts'
import type { Seed } from '#platform/plug.ts'

/** The demonstration's program for public requests, with the key that the documents name. */
export const seed: Seed = async (call, _district, mode) => {
  if (mode !== 'demo') return
  await call.runtime.use(adminPort).seedProgram(call, {
    account: 'open311.demo',
    name: '公开接口演示程序',
    label: '演示密钥',
    key: 'demo-open311',
    posts: [{ post: 'open311Client', unit: 'ops_center' }],
  })
}
