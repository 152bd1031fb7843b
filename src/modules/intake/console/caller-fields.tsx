import { Select } from 'antd'
import { useId } from 'react'
import { useWords } from '#ui/language.ts'
import { type ChannelForm, useChannels } from './channels.ts'
import css from './intake.module.css'
import type { IntakeValues } from './intake-values.ts'
import { LineField } from './line-field.tsx'
import type { Similar } from './use-matches.ts'

type Change = (patch: Partial<IntakeValues>) => void

/** Who asks, and how it came. */
export function CallerFields({
  values,
  change,
  form,
  known,
}: {
  values: IntakeValues
  change: Change
  form: ChannelForm
  /** A case with the same number of the board. */
  known: Similar | null
}) {
  const { t } = useWords()
  return (
    <>
      {form.asksWho ? (
        <div className={css.row}>
          {values.call?.phoneMasked ? (
            <LineField
              label={t({ zh: '来电', en: 'Phone' })}
              stop="phone"
              maxLength={30}
              value={values.call.phoneMasked}
              change={() => {}}
              placeholder=""
            />
          ) : (
            <LineField
              label={form.board ? t({ zh: '联系电话', en: 'Phone' }) : t({ zh: '来电', en: 'Phone' })}
              stop="phone"
              type="tel"
              maxLength={30}
              value={values.phone}
              change={(phone) => change({ phone })}
            />
          )}
          <LineField
            label={form.board ? t({ zh: '网名', en: 'Name' }) : t({ zh: '姓名', en: 'Name' })}
            stop="name"
            maxLength={60}
            value={values.name}
            change={(name) => change({ name })}
            placeholder={form.knowsWho ? t({ zh: '不愿留名可空', en: 'may be left empty' }) : ''}
          />
        </div>
      ) : null}
      {form.board ? (
        <div className={css.row}>
          <LineField
            label={t({ zh: '原编号', en: 'Their no.' })}
            stop="externalNo"
            maxLength={80}
            value={values.externalNo}
            change={(externalNo) => change({ externalNo })}
            fault={
              known && values.supplementOf === undefined
                ? t({
                    zh: `此编号已登记为 ${known.caseNo.slice(-8)}${known.open ? '，按 F4 补充' : '，已结束'}`,
                    en: `Registered as ${known.caseNo.slice(-8)}${known.open ? '; add to it by F4' : ', ended'}`,
                  })
                : undefined
            }
          />
          <LineField
            label={t({ zh: '链接', en: 'Link' })}
            stop="link"
            type="url"
            maxLength={500}
            value={values.link}
            change={(link) => change({ link })}
          />
        </div>
      ) : null}
      {form.withDue ? (
        <LineField
          label={t({ zh: '要求办结', en: 'Due' })}
          stop="givenDue"
          type="datetime-local"
          value={values.givenDue}
          change={(givenDue) => change({ givenDue })}
        />
      ) : null}
    </>
  )
}

/** Chosen once for a shift: it stands in the head of the page, outside of the order in which people talk. */
export function ChannelSelect({ value, change }: { value: string; change(channel: string): void }) {
  const { t, language } = useWords()
  const { channels } = useChannels()
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{t({ zh: '来源', en: 'Channel' })}</label>
      <Select
        id={id}
        value={value}
        onChange={change}
        style={{ width: 200 }}
        popupMatchSelectWidth={240}
        options={channels.map((channel) => ({ value: channel.id, label: channel[language] }))}
      />
    </>
  )
}
