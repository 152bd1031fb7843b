import { getDistrict } from '#modules/territory/contract.ts'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { Page, ProblemNotice, Skeleton } from '#ui/page.ts'
import { listLayers } from '../../contract.ts'
import { words } from '../../words.ts'
import { MapDesk } from './map-desk.tsx'
import { useRemembered } from './use-remembered.ts'

/** The map of the district: what is on it, how it was left, and then the map itself. */
export default function MapPage() {
  const { t } = useWords()
  const catalogue = useOperation(listLayers, {}, { freshForMs: 30_000, everyMs: 300_000 })
  const district = useOperation(getDistrict, {}, { freshForMs: 3_600_000 })
  const remembered = useRemembered()
  if (catalogue.data && district.data && remembered)
    return (
      <MapDesk catalogue={catalogue.data} reload={catalogue.reload} district={district.data} remembered={remembered} />
    )
  return (
    <Page fill title={t(words.map)}>
      <ProblemNotice problem={catalogue.problem ?? district.problem} retry={catalogue.reload} />
      {catalogue.problem || district.problem ? null : <Skeleton lines={12} />}
    </Page>
  )
}
