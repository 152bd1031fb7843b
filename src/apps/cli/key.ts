import { parseArgs } from 'node:util'
import { adminPort } from '#modules/people/contract.ts'
import { readConfig } from '#platform/config/config.ts'
import { findSigningKey, makeSigningKey } from '#platform/crypto/signing-key.ts'
import { ROOT } from '../discover.ts'
import { openHouse } from './open-house.ts'
import { UsageError } from './words-of.ts'

/** Makes a key with which a program acts for an account, or shows the public key that signs the record. */
export async function key(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { user: { type: 'string' }, name: { type: 'string', default: '' } },
  })
  if (positionals[0] === 'signing') return signing()
  if (positionals[0] !== 'create' || !values.user) throw new UsageError('请写 create --user 账号，或 signing。')
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

async function signing(): Promise<number> {
  const { dataDir } = readConfig(ROOT, process.env)
  const { publicKey } = (await findSigningKey(dataDir, process.env)) ?? (await makeSigningKey(dataDir))
  console.log(JSON.stringify({ publicKey }))
  console.error(
    '请把公钥另处保存：核对记录时用 verify-history --public-key。私钥在 keys/signing.key，随主密钥一并备份。',
  )
  return 0
}
