import { Button } from 'antd'
import { useCommand } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { saveText } from '#ui/save-text.ts'
import { importPersons } from '../contract.ts'
import { ImportRows } from './import-rows.tsx'
import css from './people.module.css'

export function PersonImport({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const command = useCommand(importPersons)
  return (
    <ImportRows
      title={t({ zh: '导入人员', en: 'Import people' })}
      columns={[
        ['账号', t({ zh: '必填；已有账号则补充岗位', en: 'needed; an existing account gets further posts' })],
        ['姓名', t({ zh: '新账号必填', en: 'needed for a new account' })],
        ['电话', t({ zh: '可空', en: 'may be empty' })],
        [
          '岗位',
          t({ zh: '名称或编号，与单位一起填；多个岗位写多行', en: 'name or id, with the unit; one row a post' }),
        ],
        ['单位', t({ zh: '名称或编号；重名时填编号', en: 'name or id; the id where names repeat' })],
      ]}
      sample={'账号,姓名,电话,岗位,单位\nzhang.san,张三,13800000000,派遣员,ops_center\n'}
      sampleName={t({ zh: '人员样表.csv', en: 'people-sample.csv' })}
      command={command}
      then={({ passwords }) =>
        passwords.length === 0 ? null : (
          <div className={css.notice}>
            <p>
              {t({
                zh: `新账号 ${passwords.length} 个，一次性口令只在此提供一次，请马上下载并分别交给本人。`,
                en: `${passwords.length} new accounts; their one-time passwords are given here once. Download them now.`,
              })}
            </p>
            <Button
              type="primary"
              onClick={() =>
                saveText(
                  t({ zh: '一次性口令.csv', en: 'one-time-passwords.csv' }),
                  `账号,一次性口令\n${passwords.map((one) => `${one.account},${one.password}`).join('\n')}\n`,
                )
              }
            >
              {t({ zh: `下载 ${passwords.length} 个口令`, en: `Download ${passwords.length} passwords` })}
            </Button>
          </div>
        )
      }
      onClose={onClose}
    />
  )
}
