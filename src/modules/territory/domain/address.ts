export { type AddressIndex, buildAddressIndex, type NamedArea } from './address/address-index.ts'
export {
  type AddressResolution,
  type FoundAddress,
  type FoundPrecision,
  resolveAddress,
} from './address/resolve-address.ts'
