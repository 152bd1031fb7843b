import type { PublicFace, PublicRequest, PublicService, PublicUpdate } from '#modules/connections/contract.ts'
import type { XmlValue } from './xml.ts'

/** One answer: what JSON says as it is, and what XML calls it. */
export interface Document {
  root: string
  /** Names of the elements of lists. */
  items: Readonly<Record<string, string>>
  value: XmlValue
}

export const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2'
const MOST_TEXT = 4000

/** UTC with zone, whole seconds. */
export const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`
const maybeUtc = (ms: number | null) => (ms === null ? null : utc(ms))

export function discoveryDocument(face: PublicFace, endpoint: string): Document {
  return {
    root: 'discovery',
    items: { endpoints: 'endpoint', formats: 'format' },
    value: {
      changeset: face.changeset,
      contact: face.contact,
      key_service: face.keyService,
      endpoints: [
        {
          specification: SPECIFICATION,
          url: endpoint,
          changeset: face.changeset,
          type: 'production',
          formats: ['text/xml', 'application/json'],
        },
      ],
    },
  }
}

export function servicesDocument(services: readonly PublicService[]): Document {
  return {
    root: 'services',
    items: { services: 'service' },
    value: services.map(({ code, name, description, keywords, group, attributes }) => ({
      service_code: code,
      service_name: name,
      description,
      metadata: attributes.length > 0,
      type: 'realtime',
      keywords: keywords.map((word) => word.replaceAll(',', ' ')).join(','),
      group,
    })),
  }
}

export function definitionDocument({ code, attributes }: PublicService): Document {
  return {
    root: 'service_definition',
    items: { attributes: 'attribute', values: 'value' },
    value: {
      service_code: code,
      attributes: attributes.map((one, index) => ({
        variable: true,
        code: one.code,
        datatype: one.datatype,
        required: one.required,
        datatype_description: one.hint,
        order: index + 1,
        description: one.description,
        ...(one.values.length > 0 ? { values: one.values.map(({ key, name }) => ({ key, name })) } : {}),
      })),
    },
  }
}

export function requestsDocument(requests: readonly PublicRequest[]): Document {
  return {
    root: 'service_requests',
    items: { service_requests: 'request' },
    value: requests.map((one) => ({
      service_request_id: one.caseNo,
      status: one.open ? 'open' : 'closed',
      status_notes: one.notes,
      service_name: one.categoryName,
      service_code: one.category,
      description: one.description.slice(0, MOST_TEXT),
      agency_responsible: one.agency,
      service_notice: null,
      requested_datetime: utc(one.requestedMs),
      updated_datetime: utc(one.updatedMs),
      expected_datetime: maybeUtc(one.expectedMs),
      address: one.address,
      address_id: one.areaCode,
      zipcode: null,
      lat: one.lat,
      long: one.lon,
      media_url: one.mediaUrl,
    })),
  }
}

export function receiptDocument(caseNo: string, notice: string): Document {
  return {
    root: 'service_requests',
    items: { service_requests: 'request' },
    value: [{ service_request_id: caseNo, service_notice: notice, account_id: null }],
  }
}

export function tokenDocument(caseNo: string, token: string): Document {
  return {
    root: 'service_requests',
    items: { service_requests: 'request' },
    value: [{ service_request_id: caseNo, token }],
  }
}

export function updatesDocument(updates: readonly PublicUpdate[]): Document {
  return {
    root: 'service_requests_updates',
    items: { service_requests_updates: 'request_update' },
    value: updates.map((one) => ({
      update_id: one.id,
      service_request_id: one.caseNo,
      status: one.open ? 'open' : 'closed',
      updated_datetime: utc(one.atMs),
      description: one.text,
    })),
  }
}

export function updateReceiptDocument(id: string): Document {
  return {
    root: 'service_request_updates',
    items: { service_request_updates: 'request_update' },
    value: [{ update_id: id }],
  }
}

export function errorsDocument(errors: readonly { code: number; description: string }[]): Document {
  return { root: 'errors', items: { errors: 'error' }, value: errors.map((error) => ({ ...error })) }
}
