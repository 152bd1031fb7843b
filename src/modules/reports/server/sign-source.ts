import { type SignBook, signBook } from '#modules/signs/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import type { ReportSource } from '../contract.ts'
import { signCard } from '../domain/sign-card.ts'
import { signSql } from './sign-source-store.ts'

/** Days of vital signs, as the signs module keeps them. */
export const signSource: ReportSource = {
  card: signCard,
  sql: signSql,
  ready: async (call) => ({ asOfMs: (call as Call).nowMs }),
  label: (call, field, key) => {
    const { runtime } = call as Call
    if (field === 'street') {
      const name = runtime.use(areaBook).find(key)?.name
      return name === undefined ? null : { zh: name, en: name }
    }
    const signs = runtime.use(signBook)
    return field === 'sign' ? signs.find(key) : (domainsOf(signs).find((one) => one.key === key) ?? null)
  },
  choices: (call, field) => {
    const { runtime } = call as Call
    if (field === 'street')
      return runtime
        .use(areaBook)
        .all('street')
        .map(({ code, name }) => ({ key: code, zh: name, en: name }))
    const signs = runtime.use(signBook)
    if (field === 'sign')
      return signs.all().map(({ code, zh, en }) => ({ key: code, zh: `${code} ${zh}`, en: `${code} ${en}` }))
    return field === 'domain' ? domainsOf(signs) : null
  },
}

/** A sign's code begins with the letter of its domain (domain §11). */
function domainsOf(signs: SignBook) {
  return [
    ...new Map(
      signs
        .all()
        .map(({ code, domain, domainZh }) => [code.slice(0, 1), { key: code.slice(0, 1), zh: domainZh, en: domain }]),
    ).values(),
  ]
}
