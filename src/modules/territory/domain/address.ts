export { buildAddressIndex } from './address/address-index.ts'
export {
  type FoundAddress,
  type FoundPrecision,
  resolveAddress,
} from './address/resolve-address.ts'
