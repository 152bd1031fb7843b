import { parseArgs } from 'node:util'
import { adminPort } from '#modules/people/contract.ts'
import { openHouse } from './open-house.ts'

/** Makes a key with which a program acts for an account. */
export async function key(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { user: { type: 'string' }, name: { type: 'string', default: '' } },
  })
  if (positionals[0] !== 'create' || !values.user) {
    console.error('用法：bin/yiwang key create --user 账号 [--name 用途]')
    return 2
  }
  // A demonstration's accounts are known to a demonstration only; which accounts may sign in is decided at sign-in.
  const house = await openHouse({ needsDistrict: true, demo: true, say: (text) => console.error(text) })
  try {
    const { runtime } = house
    const wish = { account: values.user, label: values.name }
    const made = await runtime.asSystem('people.createMachineKey', (call) =>
      runtime.use(adminPort).createKey(call, wish),
    )
    console.log(JSON.stringify(made))
    console.error('密钥只显示这一次。用法：Authorization: Bearer <密钥>')
    return 0
  } finally {
    await house.close()
  }
}
