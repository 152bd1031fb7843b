import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import { hashPassword } from '#platform/crypto/password.ts'
import type { Executor } from '#platform/db/database.ts'
import type { DistrictFolder } from '#platform/district/district-folder.ts'
import type { Seed } from '#platform/plug.ts'
import { PEOPLE_CHANGED } from '../contract.ts'
import type { DemoRules } from '../domain/demo/demo-rules.ts'
import { type DemoPerson, type DemoStaff, demoStaff } from '../domain/demo/demo-staff.ts'
import { demoUnits } from '../domain/demo/demo-units.ts'
import type { OrgKind } from '../domain/org-kind.ts'
import type { PostFacts } from '../domain/post-faults.ts'
import { desk } from './desk.ts'
import { insertPersons, insertPosts, listAccounts, PLAIN_PERSON } from './person-store.ts'
import { savePosts } from './post-store.ts'
import { hasShifts, insertShifts } from './roster-store.ts'
import { insertUnits, type NewUnit } from './unit-store.ts'

interface Body {
  key: string
  zh: string
  en: string
  kind: OrgKind
  remitZh: string
}

interface DepartmentsFile {
  center: Body
  departments: Body[]
}

/** Posts, the centre and the departments; for the demonstration also streets, communities, grids and invented staff. */
export const seedPeople: Seed = async (call, district, mode, progress) => {
  const { posts } = await district.get<{ posts: PostFacts[] }>('posts')
  const { center, departments } = await district.get<DepartmentsFile>('departments')
  await call.runtime.db.tx(async (tx) => {
    await savePosts(tx, posts)
    await insertUnits(tx, [center, ...departments].map(districtUnit))
  })
  progress(`组织与人员：${posts.length} 个岗位、${departments.length + 1} 个区级单位`)
  if (mode === 'demo')
    await seedDemo(
      call,
      district,
      departments.map(({ key }) => key),
      progress,
    )
  await call.runtime.broadcast.send(PEOPLE_CHANGED)
}

function districtUnit({ key, zh, en, kind, remitZh }: Body): NewUnit {
  return { id: key, zh, en, kind, level: 'district', parentId: null, areaCode: null, remitZh }
}

async function seedDemo(call: Call, district: DistrictFolder, departments: string[], progress: (text: string) => void) {
  const rules = await district.get<DemoRules>('people')
  const areas = call.runtime.use(areaBook)
  const units = demoUnits(areas.all('street'), areas.all('community'), areas.all('grid'))
  const staff = demoStaff(rules, departments, units)
  const hash = await hashPassword(rules.password)
  await call.runtime.db.tx(async (tx) => {
    await insertUnits(tx, units)
    const ids = await insertStaff(tx, call, staff, hash)
    if (!(await hasShifts(tx)))
      await insertShifts(
        tx,
        staff.shifts.flatMap(({ account, ...shift }) => {
          const personId = ids.get(account)
          return personId === undefined
            ? []
            : [{ ...shift, id: call.newId(), personId, validFrom: rules.rosterFrom, validTo: null }]
        }),
      )
  })
  await writeAccounts(call.runtime.config.dataDir, staff.persons, rules.password)
  progress(
    `组织与人员：${units.length} 个街道、社区和网格，${staff.persons.length} 名演示人员（口令见 demo-accounts.json）`,
  )
}

/** Accounts that are there already stay as they are. Returns the ids of the new ones. */
async function insertStaff(
  tx: Executor,
  call: Call,
  { persons }: DemoStaff,
  hash: string,
): Promise<Map<string, string>> {
  const there = await listAccounts(tx)
  const { phones } = call.runtime.use(desk)
  const fresh = persons.filter(({ account }) => !there.has(account.toLowerCase()))
  const ids = new Map(fresh.map(({ account }) => [account, call.newId()]))
  await insertPersons(
    tx,
    fresh.map(({ account, name, phone }) => {
      const sealed = phones.seal(phone)
      return {
        ...PLAIN_PERSON,
        id: ids.get(account) ?? call.newId(),
        account,
        name,
        demo: true,
        phoneCipher: sealed.cipher,
        phoneIndex: sealed.index,
        // One hash for all: their password is public, and hashing it hundreds of times would take a minute.
        passwordHash: hash,
        passwordSetAtMs: call.nowMs,
      }
    }),
  )
  await insertPosts(
    tx,
    fresh.flatMap(({ account, posts }) => posts.map((held) => ({ personId: ids.get(account) ?? '', ...held }))),
  )
  return ids
}

async function writeAccounts(dataDir: string, persons: readonly DemoPerson[], password: string): Promise<void> {
  const rows = persons.map(({ account, name, posts, unit }) => ({
    account,
    password,
    name,
    posts: [...new Set(posts.map(({ post }) => post))],
    unit,
  }))
  await mkdir(dataDir, { recursive: true })
  await writeFile(join(dataDir, 'demo-accounts.json'), `${JSON.stringify(rows, null, 1)}\n`, { mode: 0o600 })
}
