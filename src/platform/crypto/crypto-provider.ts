/**
 * The national algorithms as the house uses them. The calls are synchronous because the C libraries of certified
 * modules (GM/T 0018) are too; such a module replaces the software provider by implementing this and nothing else.
 */
export interface CryptoProvider {
  readonly name: string
  randomBytes(length: number): Buffer
  /** SM3 digest, 32 bytes (GB/T 32905). */
  sm3(data: Uint8Array | string): Buffer
  hmacSm3(key: Uint8Array, data: Uint8Array | string): Buffer
  /** SM4-CBC with PKCS#7 padding (GB/T 32907); key and iv are 16 bytes. */
  sm4CbcEncrypt(key: Uint8Array, iv: Uint8Array, plain: Uint8Array | string): Buffer
  sm4CbcDecrypt(key: Uint8Array, iv: Uint8Array, cipher: Uint8Array): Buffer
  /** SM4-GCM; iv is 12 bytes, tag 16. */
  sm4GcmEncrypt(key: Uint8Array, iv: Uint8Array, plain: Uint8Array, bound: Uint8Array): SealedBlock
  /** Throws when the tag doesn't fit. */
  sm4GcmDecrypt(key: Uint8Array, iv: Uint8Array, block: SealedBlock, bound: Uint8Array): Buffer
  sm2KeyPair(): Sm2KeyPair
  /** The public key that belongs to a private one. */
  sm2PublicKey(privateKey: string): string
  /** SM2 signature with SM3 and the default signer id, in DER (GB/T 32918.2, GM/T 0009). */
  sm2Sign(privateKey: string, data: Uint8Array): Buffer
  sm2Verify(publicKey: string, data: Uint8Array, signature: Uint8Array): boolean
  /** SM2 encryption, C1C3C2 in DER (GM/T 0009). */
  sm2Encrypt(publicKey: string, plain: Uint8Array): Buffer
  /** Throws when the cipher text was changed or made for another key. */
  sm2Decrypt(privateKey: string, cipher: Uint8Array): Buffer
}

export interface SealedBlock {
  cipher: Buffer
  tag: Buffer
}

/** Hex: a private key is 32 bytes, a public key 65 bytes that begin with 04. */
export interface Sm2KeyPair {
  privateKey: string
  publicKey: string
}
