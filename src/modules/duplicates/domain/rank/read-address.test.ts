import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAddress } from './read-address.ts'

test('roads and numbers, in one spelling', () => {
  for (const [text, expected] of [
    ['62-64 Julian St  Dorchester  MA  02125', { roads: ['julian st'], from: 62, to: 64 }],
    ['62 Julian Street, Dorchester', { roads: ['julian st'], from: 62, to: 62 }],
    [
      'INTERSECTION of Dewar St & Greenmount St  Dorchester  MA  ',
      { roads: ['dewar st', 'greenmount st'], from: null, to: null },
    ],
    ['1340 Soldiers Field Rd  Brighton  MA  02135', { roads: ['soldiers field rd'], from: 1340, to: 1340 }],
    ['武汉市东西湖区吴家山街道临空大道12号', { roads: ['临空大道'], from: 12, to: 12 }],
    ['临江区金桥路8-10号3栋', { roads: ['金桥路'], from: 8, to: 10 }],
    [' ', { roads: [], from: null, to: null }],
  ] as const)
    assert.deepEqual(readAddress(text), expected, text)
})
