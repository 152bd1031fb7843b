import { useCommand } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { importUnits } from '../contract.ts'
import { KIND_NAMES, ORG_KINDS } from '../domain/org-kind.ts'
import { ImportRows } from './import-rows.tsx'

export function UnitImport({ onClose }: { onClose(): void }) {
  const { t, language } = useWords()
  const command = useCommand(importUnits)
  const kinds = ORG_KINDS.map((kind) => KIND_NAMES[kind][language]).join(language === 'zh' ? '、' : ', ')
  return (
    <ImportRows
      title={t({ zh: '导入组织机构', en: 'Import organisations' })}
      columns={[
        ['编号', t({ zh: '必填，小写字母开头，用点分级，如 street01.c02', en: 'needed, e.g. street01.c02' })],
        ['名称', t({ zh: '必填，2 至 60 字', en: 'needed, 2 to 60 characters' })],
        ['英文名称', t({ zh: '可空', en: 'may be empty' })],
        ['类型', kinds],
        ['上级编号', t({ zh: '社区和网格必填；可在同一文件中', en: 'needed for communities and grids' })],
        ['区划代码', t({ zh: '街道 9 位、社区 12 位、网格 15 位', en: '9, 12 or 15 digits by level' })],
        ['职责', t({ zh: '可空', en: 'may be empty' })],
      ]}
      sample={
        '编号,名称,英文名称,类型,上级编号,区划代码,职责\nsanitation,环卫所,Sanitation,区直部门,,,道路清扫和垃圾清运\n'
      }
      sampleName={t({ zh: '组织机构样表.csv', en: 'units-sample.csv' })}
      command={command}
      onClose={onClose}
    />
  )
}
