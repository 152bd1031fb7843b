import { parseArgs } from 'node:util'
import { fault } from '#core/fault.ts'
import { adminPort, personBook } from '#modules/people/contract.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import { findSetting, saveSetting } from '#platform/settings/setting-store.ts'
import { ROOT } from '../discover.ts'
import { seedDistrict } from '../seed-district.ts'
import { openHouse } from './open-house.ts'

/** Makes an empty district: default categories, duties, rules and departments, and one system administrator. */
export async function init(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: {
      district: { type: 'string' },
      code: { type: 'string' },
      name: { type: 'string' },
      admin: { type: 'string' },
    },
  })
  const { district, code, name, admin } = values
  if (!district || !code || !name || !admin) {
    console.error('用法：bin/yiwang init --district KEY --code 420112 --name 名称 --admin 账号')
    return 2
  }
  openDistrictFolder(ROOT, district)
  if (!/^[1-9]\d{5}$/.test(code))
    throw fault('district-code', {
      status: 422,
      zh: `区划代码“${code}”应为 6 位数字，如 420112。`,
      en: 'The code must have six digits.',
    })
  const house = await openHouse({ district, say: (text) => console.error(text) })
  try {
    const { runtime } = house
    const installed = await findSetting<{ key: string; code: string; name: string }>(runtime.db, 'district')
    // One that was cut off before it had made the administrator is completed.
    const isBegun = installed?.key === district && installed.code === code
    if (installed && (!isBegun || runtime.use(personBook).holders('sysAdmin').length > 0))
      throw fault('already-installed', {
        status: 409,
        zh: `这个数据库已经是“${installed.name}”。请换一个 YIWANG_DATA 或 DATABASE_URL。`,
        en: 'This database already serves a district.',
      })
    await saveSetting(runtime.db, 'district', { key: district, code, name, nameEn: name })
    await seedDistrict(runtime, 'defaults', (text) => console.error(text))
    const created = await runtime.asSystem('people.createAdmin', (call) =>
      runtime.use(adminPort).createAdmin(call, { account: admin, name: '系统管理员' }),
    )
    console.log(JSON.stringify({ district, code, name, admin, password: created.password }))
    console.error(
      '密码只显示这一次，首次登录须修改。现在运行 bin/yiwang serve，登录后导入区域、机构和人员，并指定安全管理员和审计员。',
    )
    return 0
  } finally {
    await house.close()
  }
}
