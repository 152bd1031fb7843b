import { Button } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Facts, Loaded } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type CategoryClass, getCategory } from '../contract.ts'
import { KIND_WORDS, words } from '../words.ts'
import css from './catalogue.module.css'
import { categoryChanges } from './category-changes.ts'
import { CategoryForm } from './category-form.tsx'
import { limitText } from './limit-text.ts'
import { Marks } from './marks.tsx'

/** One category: what it means, its limits, who changed what and why. */
export function CategoryPanel({
  code,
  classes,
  onClose,
  onOpen,
}: {
  /** `new` for one that is to be added. */
  code: string
  classes: readonly CategoryClass[]
  onClose(): void
  onOpen(code: string): void
}) {
  const { t, language } = useWords()
  const mayEdit = useMay('catalogue:edit-categories')
  const isNew = code === 'new'
  const reading = useOperation(getCategory, { code }, { enabled: !isNew, forgetful: true })
  const [editing, setEditing] = useState(false)
  if (isNew)
    return (
      <SidePanel title={t({ zh: '新增类别', en: 'Add a category' })} onClose={onClose}>
        <CategoryForm category={null} classes={classes} onDone={onClose} onSaved={onOpen} />
      </SidePanel>
    )
  const shown = reading.data?.category
  return (
    <SidePanel title={shown ? `${shown.code} ${shown[language]}` : code} onClose={onClose}>
      <Loaded reading={reading}>
        {({ category, class: own, versions }) =>
          editing ? (
            <CategoryForm
              key={category.version}
              category={category}
              classes={classes}
              onDone={() => setEditing(false)}
              onSaved={() => setEditing(false)}
            />
          ) : (
            <>
              <div className={css.section}>
                <Facts
                  facts={[
                    [t(words.class), `${t(KIND_WORDS[category.kind])} · ${own[language]}`],
                    [t(words.limit), limitText(category.limit, language)],
                    [t({ zh: '无主时限', en: 'Ownerless' }), limitText(category.ownerlessLimit, language)],
                    [t({ zh: '标识', en: 'Key' }), category.id],
                    [t({ zh: '拼音', en: 'Pinyin' }), category.pinyinInitials],
                    [t({ zh: '标记', en: 'Marks' }), <Marks key="marks" category={category} />],
                  ]}
                />
                {category.ownerlessLimit ? (
                  <p className={css.meta}>
                    {t({
                      zh: '查无权属时，无主时限代替处置时限，自签收起算。',
                      en: 'Without an owner this limit replaces the other and runs from signing.',
                    })}
                  </p>
                ) : null}
                <h3>{t({ zh: '市民常用说法', en: 'Words of citizens' })}</h3>
                <p>{category.synonyms.join('、') || '—'}</p>
                <h3>{t({ zh: '立案条件', en: 'File when' })}</h3>
                <p>{(language === 'zh' ? category.fileZh : category.fileEn) || '—'}</p>
                <h3>{t({ zh: '结案条件', en: 'Close when' })}</h3>
                <p>{(language === 'zh' ? category.closeZh : category.closeEn) || '—'}</p>
                <div className="row">
                  {mayEdit ? (
                    <Button type="primary" onClick={() => setEditing(true)}>
                      {t({ zh: '修改类别', en: 'Change the category' })}
                    </Button>
                  ) : null}
                  <To href={`/c/duty?open=${category.code}`}>{t({ zh: '谁来办', en: 'Who handles it' })}</To>
                </div>
              </div>
              <div className={css.section}>
                <h3>{t(words.changes)}</h3>
                <div>
                  {versions.map((version, index) => {
                    const before = versions[index + 1]?.category
                    return (
                      <div key={version.version} className={css.change}>
                        <p>
                          {t({ zh: `第 ${version.version} 版`, en: `Version ${version.version}` })}{' '}
                          <span className={css.meta}>
                            {tableTime(version.at)} {version.by}
                          </span>
                        </p>
                        <p>{version.why}</p>
                        {before
                          ? categoryChanges(before, version.category, language).map((change) => (
                              <p key={change.field}>
                                {change.field}：<del>{change.before}</del> → <ins>{change.after}</ins>
                              </p>
                            ))
                          : null}
                      </div>
                    )
                  })}
                </div>
              </div>
            </>
          )
        }
      </Loaded>
    </SidePanel>
  )
}
