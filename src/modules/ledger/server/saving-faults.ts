import { fault } from '#core/fault.ts'
import type { Title } from '#core/module-card.ts'

export const savingFaults = {
  notFound: () =>
    fault('saving-not-found', {
      status: 404,
      zh: '没有找到这项节约，或不在您的管辖范围。请刷新列表。',
      en: 'There is no such saving, or it belongs to another unit. Refresh the list.',
    }),
  formulaNotFound: () =>
    fault('formula-not-found', {
      status: 422,
      zh: '没有找到这个公式。请从列表中选择。',
      en: 'There is no such formula. Choose one from the list.',
    }),
  /** What the reader of formulas says of a formula or of its inputs. */
  wrong: (code: 'formula-wrong' | 'saving-wrong', { zh, en }: Title) => fault(code, { status: 422, zh, en }),
  keyTaken: (key: string) =>
    fault('formula-key-taken', {
      status: 422,
      zh: `公式标识“${key}”已在用。请换一个。`,
      en: `The key ${key} is taken. Choose another.`,
    }),
  withdrawn: () =>
    fault('saving-withdrawn', {
      status: 409,
      zh: '这项节约已撤销，不能再改。请另行登记。',
      en: 'This saving has been withdrawn. Record another one.',
    }),
  inputUnknown: (name: string) =>
    fault('saving-input', {
      status: 422,
      zh: `公式里没有输入“${name}”，或填了两次。请按公式填写。`,
      en: `The formula has no input "${name}", or it was given twice.`,
    }),
}
