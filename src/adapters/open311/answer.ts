import type { FastifyRequest } from 'fastify'
import type { Operation, Output } from '#core/operation.ts'
import { type PublicRequests, publicRequests, reportRequest, supplementRequest } from '#modules/connections/contract.ts'
import { holds, type Principal } from '#platform/auth/principal.ts'
import { tokenHash } from '#platform/auth/token-hash.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type Fields, fieldsOf } from './fields.ts'
import type { Addressed } from './format.ts'
import { readPairs } from './read-body.ts'
import { readRequestQuery, readUpdateQuery } from './read-query.ts'
import { readReport } from './read-report.ts'
import {
  addressUnknown,
  jurisdictionUnknown,
  keyInvalid,
  keyMissing,
  refused,
  requestUnknown,
  serviceUnknown,
  tokenUnknown,
} from './refusals.ts'
import {
  type Document,
  definitionDocument,
  discoveryDocument,
  receiptDocument,
  requestsDocument,
  servicesDocument,
  tokenDocument,
  updateReceiptDocument,
  updatesDocument,
} from './wire.ts'

const BY_ONE = { categories: null, open: null, fromMs: null, toMs: null, limit: 1, offset: 0 } as const
const CASE_NO = /^\d{6}-\d{8}-\d{8}$/

export async function answerGet(runtime: Runtime, request: FastifyRequest, target: Addressed): Promise<Document> {
  const { requests, parts, fields } = await read(runtime, request, target)
  const [first = '', name, ...rest] = parts
  if (rest.length > 0) throw addressUnknown()
  const found = async (id: string) => (CASE_NO.test(id) ? await requests.list({ ids: [id], ...BY_ONE }) : [])
  switch (`${first}/${name === undefined ? '' : '*'}`) {
    case 'discovery/':
      return discoveryDocument(requests.face(), `${request.protocol}://${request.host}/open311/v2`)
    case 'services/':
      return servicesDocument(requests.services())
    case 'services/*': {
      const service = requests.service(name ?? '')
      if (!service) throw serviceUnknown()
      return definitionDocument(service)
    }
    case 'requests/': {
      const query = readRequestQuery(fields, runtime.nowMs())
      if (query.categories?.some((code) => !requests.service(code))) throw serviceUnknown()
      return requestsDocument(await requests.list(query))
    }
    case 'requests/*': {
      const list = await found(name ?? '')
      if (list.length === 0) throw requestUnknown()
      return requestsDocument(list)
    }
    case 'tokens/*': {
      // Every service answers at once with the number, so a token is the number itself.
      const [one] = await found(name ?? '')
      if (!one) throw tokenUnknown()
      return tokenDocument(one.caseNo, name ?? '')
    }
    case 'servicerequestupdates/':
      return updatesDocument(await requests.updates(readUpdateQuery(fields, runtime.nowMs())))
    default:
      throw addressUnknown()
  }
}

export async function answerPost(runtime: Runtime, request: FastifyRequest, target: Addressed): Promise<Document> {
  const { parts, fields, requests } = await read(runtime, request, target, true)
  const path = parts.join('/')
  if (path !== 'requests' && path !== 'servicerequestupdates') throw addressUnknown()
  const principal = await programOf(runtime, request, fields)
  checkJurisdiction(requests, fields)
  const carryOut = <Op extends Operation>(operation: Op, input: unknown) =>
    runtime.perform({
      operation,
      input,
      principal,
      command: { id: runtime.newId(), bodyHash: '', expectedVersion: null },
      ip: request.ip,
    }) as Promise<Output<Op>>
  if (path === 'requests') {
    const wish = readReport(fields)
    if (!requests.service(wish.category)) throw serviceUnknown()
    const { caseNo, notice } = await carryOut(reportRequest, wish)
    return receiptDocument(caseNo, notice)
  }
  const id = fields.one('service_request_id')
  const text = fields.one('description')
  if (id === null) throw refused(400, '缺少 service_request_id。', 'service_request_id was not provided.')
  if (text === null) throw refused(400, '缺少 description。', 'description was not provided.')
  if (text.length > 4000)
    throw refused(400, 'description 最多 4000 个字。', 'description is longer than 4000 characters.')
  if (!CASE_NO.test(id)) throw requestUnknown()
  const { caseNo, at } = await carryOut(supplementRequest, { caseNo: id, text })
  return updateReceiptDocument(fields.one('update_id') ?? `${caseNo}-${Date.parse(at)}`)
}

/** What a GET says of its jurisdiction is looked at before all else; of a POST first its key. */
async function read(runtime: Runtime, request: FastifyRequest, target: Addressed, isPost = false) {
  const requests = runtime.use(publicRequests)
  const fields = fieldsOf(await readPairs(request))
  if (!isPost) checkJurisdiction(requests, fields)
  const [base = '', ...rest] = target.resource.split('/')
  const parts = base === 'discovery' && rest.length === 0 ? ['discovery'] : base === 'v2' ? rest : []
  if (target.unknown !== null && parts.length > 0)
    throw refused(
      400,
      `没有 ${target.unknown} 格式，只有 xml 和 json。`,
      `There is no format ${target.unknown}; use xml or json.`,
    )
  return { requests, fields, parts }
}

function checkJurisdiction(requests: PublicRequests, fields: Fields): void {
  const named = fields.one('jurisdiction_id')
  if (named !== null && named !== requests.jurisdiction) throw jurisdictionUnknown()
}

async function programOf(runtime: Runtime, request: FastifyRequest, fields: Fields): Promise<Principal> {
  const key = fields.one('api_key') ?? /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
  if (key === null) throw keyMissing()
  const principal = await runtime.signIn.findProgram(tokenHash(key), runtime.nowMs())
  if (!principal || !holds(principal, reportRequest.may)) throw keyInvalid()
  await runtime.meter(principal)
  return principal
}
