import { handle } from '#platform/plug.ts'
import { readTable } from '#platform/tables/read-table.ts'
import { importAddresses } from '../contract.ts'
import { type AddressInFile, readAddressRow } from '../domain/read-address-row.ts'
import { countAddresses, findAddressesByText, saveAddresses } from './address-store.ts'
import { badFile } from './faults.ts'
import { datumOf, fileOf, flagOf } from './form-fields.ts'
import { tellChange } from './tell-change.ts'
import { territoryBooks } from './territory-books.ts'

const LIMITS = { maxRows: 100_000, maxBytes: 64 * 1024 * 1024 }
/** All addresses are kept in memory by every process. */
const MOST_ADDRESSES = 300_000
const MOST_FAULTS = 200
const BATCH = 2000

export const importAddressesHandler = handle(importAddresses, async (input, call) => {
  const dryRun = flagOf('dryRun', input.dryRun)
  const datum = datumOf(input.datum)
  const file = fileOf(call)
  const books = call.runtime.use(territoryBooks)
  const whereOf = ([lon, lat]: readonly [number, number]) => {
    const hit = books.locate(lon, lat)
    if (!hit) return null
    const { street = '', community = '' } = books.namesOf(hit.code)
    return `${books.district().name}${street}${community}`
  }
  const counts = { read: 0, added: 0, changed: 0, unchanged: 0, rejected: 0 }
  const faults: { line: number; code: null; zh: string; en: string }[] = []
  const seen = new Set<string>()
  let waiting: AddressInFile[] = []
  const save = async () => {
    const known = new Map(
      (
        await findAddressesByText(
          call.db,
          waiting.map((row) => row.text),
        )
      ).map((row) => [row.text, row]),
    )
    const fresh = waiting.filter(({ text, point }) => {
      const before = known.get(text)
      if (!before) counts.added++
      else if (before.lon === point[0] && before.lat === point[1]) counts.unchanged++
      else counts.changed++
      return !before || before.lon !== point[0] || before.lat !== point[1]
    })
    waiting = []
    if (!dryRun && fresh.length > 0)
      await saveAddresses(
        call.db,
        fresh.map((row) => ({ id: call.newId(), ...row })),
      )
  }
  for await (const row of readTable({ stream: file.stream, name: file.name }, LIMITS)) {
    counts.read++
    const answer = row.fault
      ? { fault: { zh: row.fault, en: 'This row cannot be read.' } }
      : readAddressRow(row.values, datum, whereOf)
    const repeated = 'address' in answer && seen.has(answer.address.text)
    if ('fault' in answer || repeated) {
      counts.rejected++
      const fault = 'fault' in answer ? answer.fault : REPEATED
      if (faults.length < MOST_FAULTS) faults.push({ line: row.line, code: null, ...fault })
      continue
    }
    seen.add(answer.address.text)
    waiting.push(answer.address)
    if (waiting.length >= BATCH) await save()
  }
  await save()
  if ((await countAddresses(call.db)) + (dryRun ? counts.added : 0) > MOST_ADDRESSES)
    throw badFile(
      `地址总数超过 ${MOST_ADDRESSES} 条，请只导入本区的标准地址。`,
      `More than ${MOST_ADDRESSES} addresses; import only those of this district.`,
    )
  if (!dryRun) tellChange(call)
  call.note(books.district().code, { dryRun, ...counts })
  return { dryRun, ...counts, faults }
})

const REPEATED = { zh: '这个地址在文件里出现了两次。', en: 'This address stands in the file twice.' }
