import { localDate } from '#core/time/local.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type EnterpriseInFile, readEnterpriseRow } from '../domain/read-enterprise-row.ts'
import { communityRoom } from './community-room.ts'
import { knownEnterprises, type NewEnterprise, saveEnterprises } from './enterprise-store.ts'
import type { FileReader } from './file-reader.ts'
import { makePlacer, type Placed } from './place-rows.ts'
import { CONTACT_NAME, CONTACT_PHONE } from './secrets.ts'

interface Ready {
  line: number
  row: EnterpriseInFile
  placed: Placed
}

export function enterpriseReader(runtime: Runtime, areas: readonly string[] | null, nowMs: number): FileReader {
  const rules = runtime.use(communityRoom).rules()
  const placer = makePlacer(runtime, areas)
  let waiting: Ready[] = []
  const seal = (text: string | null, purpose: string) =>
    text === null ? null : runtime.secrets.seal(text, purpose).cipher
  const newOf = ({ row, placed }: Ready): NewEnterprise => {
    const { contactName, contactPhone, areaCode: _area, lon: _lon, lat: _lat, ...plain } = row
    return {
      ...plain,
      ...placed,
      id: runtime.newId(),
      contactNameSealed: seal(contactName, CONTACT_NAME),
      contactPhoneSealed: seal(contactPhone, CONTACT_PHONE),
      everyDays: rules.sizes.find(({ key }) => key === row.size)?.everyDays ?? null,
      dueDay: localDate(nowMs),
    }
  }
  return {
    take: (line, cells, refuse) => {
      const read = readEnterpriseRow(cells, rules)
      if ('fault' in read) return refuse(line, read.fault)
      const { address, areaCode, lon, lat } = read.row
      const placed = placer({ address, areaCode, lon, lat })
      if (!('areaCode' in placed)) return refuse(line, placed)
      waiting.push({ line, row: read.row, placed })
    },
    waiting: () => waiting.length,
    save: async (tx, refuse) => {
      const batch = waiting
      waiting = []
      const known = await knownEnterprises(
        tx,
        batch.map(({ row }) => row.creditCode),
      )
      const foreign = new Set(
        known
          .filter(({ areaCode }) => areas !== null && !areas.some((area) => areaCode.startsWith(area)))
          .map(({ creditCode }) => creditCode),
      )
      const rows = new Map<string, NewEnterprise>()
      for (const one of batch) {
        const { creditCode } = one.row
        if (foreign.has(creditCode))
          refuse(one.line, { zh: '这家企业登记在其他区域，未改动。', en: 'This enterprise is registered elsewhere.' })
        else if (rows.has(creditCode))
          refuse(one.line, {
            zh: '这家企业在文件里紧接着出现了两次。',
            en: 'This enterprise stands in the file twice.',
          })
        else rows.set(creditCode, newOf(one))
      }
      return { ...(await saveEnterprises(tx, [...rows.values()], nowMs)), unchanged: 0 }
    },
  }
}
