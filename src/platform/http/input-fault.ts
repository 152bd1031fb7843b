import { type Fault, type FieldFault, fault } from '#core/fault.ts'

interface SchemaComplaint {
  instancePath: string
  keyword: string
  params: Record<string, unknown>
}

/** Turns the schema checker's complaints into sentences for the person who filled in the form. */
export function inputFault(complaints: readonly SchemaComplaint[]): Fault {
  return fault('invalid-input', {
    status: 400,
    zh: '有内容填写不对，请按提示改正后再提交。',
    en: 'Some fields are not right. Correct them as shown and submit again.',
    fields: complaints.slice(0, 20).map(complaintOn),
  })
}

function complaintOn({ instancePath, keyword, params }: SchemaComplaint): FieldFault {
  const missing = typeof params.missingProperty === 'string' ? params.missingProperty : ''
  const field = [instancePath.slice(1).replaceAll('/', '.'), missing].filter(Boolean).join('.') || '(body)'
  const [zh, en] = sentence(keyword, params)
  return { field, zh, en }
}

function sentence(keyword: string, params: Record<string, unknown>): [string, string] {
  switch (keyword) {
    case 'required':
      return ['必填', 'required']
    case 'minLength':
      return [`至少 ${params.limit} 个字`, `at least ${params.limit} characters`]
    case 'maxLength':
      return [`最多 ${params.limit} 个字`, `at most ${params.limit} characters`]
    case 'minItems':
      return [`至少 ${params.limit} 项`, `at least ${params.limit} items`]
    case 'maxItems':
      return [`最多 ${params.limit} 项`, `at most ${params.limit} items`]
    case 'minimum':
      return [`不小于 ${params.limit}`, `not below ${params.limit}`]
    case 'maximum':
      return [`不大于 ${params.limit}`, `not above ${params.limit}`]
    case 'pattern':
    case 'format':
      return ['格式不对', 'not in the right form']
    case 'enum':
    case 'const':
    case 'anyOf':
      return ['不在可选范围内', 'not one of the choices']
    case 'additionalProperties':
      return [`没有“${params.additionalProperty}”这一项`, `there is no field ${params.additionalProperty}`]
    default:
      return ['类型不对', 'of the wrong type']
  }
}
