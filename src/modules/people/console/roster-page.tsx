import { Select } from 'antd'
import { listAreas } from '#modules/territory/contract.ts'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { Page } from '#ui/page.ts'
import { useMe } from '#ui/session.tsx'
import css from './people.module.css'
import { RosterGrid } from './roster-grid.tsx'
import { RosterList } from './roster-list.tsx'

const AN_HOUR_MS = 3_600_000

/** Who answers for which grid and when: by grid and shift, or line by line. */
export default function RosterPage() {
  const { t } = useWords()
  const query = useAddressQuery()
  const me = useMe()
  const isList = query.one('view') === 'list'
  const streets = useOperation(listAreas, { level: 'street', limit: 500 }, { freshForMs: AN_HOUR_MS })
  const mine = me.posts.map((post) => post.areaCode?.slice(0, 9)).find((code) => code !== undefined)
  const street = query.one('street') ?? mine ?? streets.data?.items[0]?.code ?? null
  return (
    <Page
      fill
      title={t({ zh: '值班表', en: 'Roster' })}
      note={t({
        zh: '时间均为北京时间；结束不晚于开始的班次到次日',
        en: 'A shift that ends before it starts ends the next day',
      })}
      actions={
        <fieldset className={css.views} aria-label={t({ zh: '显示方式', en: 'View' })}>
          {[
            { id: undefined, title: t({ zh: '网格×班次', en: 'Grids by shift' }), on: !isList },
            { id: 'list', title: t({ zh: '明细', en: 'Lines' }), on: isList },
          ].map((view) => (
            <button
              key={view.title}
              type="button"
              aria-pressed={view.on}
              onClick={() => query.change({ view: view.id, open: undefined })}
            >
              {view.title}
            </button>
          ))}
        </fieldset>
      }
    >
      {isList ? (
        <RosterList />
      ) : (
        <RosterGrid
          street={street}
          choice={
            <Select
              value={street}
              onChange={(code: string) => query.change({ street: code, open: undefined })}
              options={(streets.data?.items ?? []).map((area) => ({ value: area.code, label: area.name }))}
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={t({ zh: '街道', en: 'Street' })}
              style={{ width: 168 }}
            />
          }
        />
      )}
    </Page>
  )
}
