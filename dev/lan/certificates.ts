import 'reflect-metadata'
import {
  createPrivateKey,
  generateKeyPair,
  type KeyObject,
  X509Certificate as NodeCertificate,
  randomBytes,
  webcrypto,
} from 'node:crypto'
import { promisify } from 'node:util'
import * as x509 from '@peculiar/x509'
import { sequence, tlv } from '#templates/signing/der.ts'

/** A certificate and its key, both PEM. */
export interface Pair {
  readonly certificate: string
  readonly key: string
}

const DAY_MS = 86_400_000
const CLOCK_SKEW_MS = 5 * 60_000
const ROOT_DAYS = 5 * 365
/** Phones refuse certificates of websites that are good for longer than 398 days; short ones are renewed by themselves. */
const LEAF_DAYS = 60
const NAME_CONSTRAINTS = '2.5.29.30'
const LOCAL_NAME = 'localhost'

/** A network as address and mask. */
export type Network = readonly [address: string, bits: number]

/** Networks that never reach the internet (RFC 1918, 6598, 3927) and this computer itself. */
export const PRIVATE_NETWORKS: readonly Network[] = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
]

const generate = promisify(generateKeyPair)
const bytesOf = (address: string) => address.split('.').map(Number)
const numberOf = (address: string) => bytesOf(address).reduce((sum, byte) => sum * 256 + byte, 0)
const maskOf = (bits: number) => [0, 1, 2, 3].map((n) => 256 - 2 ** (8 - Math.min(8, Math.max(0, bits - 8 * n))))

/** Whether an address lies in one of the networks. */
export const isWithin = (address: string, networks: readonly Network[]): boolean =>
  networks.some(([start, bits]) => {
    const size = 2 ** (32 - bits)
    return Math.floor(numberOf(address) / size) === Math.floor(numberOf(start) / size)
  })

/**
 * A root that can vouch for these networks and for `localhost` alone: whoever trusts it on his phone trusts it for
 * nothing on the internet, even if its key were stolen.
 */
export async function newRoot(networks: readonly Network[]): Promise<Pair> {
  const keys = await generate('ec', { namedCurve: 'P-256' })
  const { keyCertSign, cRLSign } = x509.KeyUsageFlags
  const permitted = [
    ...networks.map(([address, bits]) => sequence(tlv(0x87, Uint8Array.from([...bytesOf(address), ...maskOf(bits)])))),
    sequence(tlv(0x82, Buffer.from(LOCAL_NAME))),
  ]
  const certificate = await certify({
    subject: `Yanhe LAN ${randomBytes(4).toString('hex')}`,
    publicKey: keys.publicKey,
    issuer: null,
    signingKey: keys.privateKey,
    days: ROOT_DAYS,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(keyCertSign | cRLSign, true),
      new x509.Extension(NAME_CONSTRAINTS, true, Uint8Array.from(sequence(tlv(0xa0, ...permitted)))),
    ],
  })
  return { certificate, key: pemOf(keys.privateKey) }
}

/** A certificate of a website at these IPv4 addresses and at `localhost`, with a fresh key. */
export async function newLeaf(root: Pair, addresses: readonly string[]): Promise<Pair> {
  const keys = await generate('ec', { namedCurve: 'P-256' })
  const names: x509.JsonGeneralName[] = [
    ...addresses.map((value) => ({ type: 'ip' as const, value })),
    { type: 'dns', value: LOCAL_NAME },
  ]
  const certificate = await certify({
    subject: 'Yanhe',
    publicKey: keys.publicKey,
    issuer: root.certificate,
    signingKey: createPrivateKey(root.key),
    days: LEAF_DAYS,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth], false),
      new x509.SubjectAlternativeNameExtension(names, false),
    ],
  })
  return { certificate, key: pemOf(keys.privateKey) }
}

/** SHA-256 of the certificate in pairs of digits, as phones and computers show it. */
export const fingerprintOf = (certificate: string): string => new NodeCertificate(certificate).fingerprint256

/** Days until it ends, down to a whole number. */
export const daysLeft = (certificate: string, now = Date.now()): number =>
  Math.floor((Date.parse(new NodeCertificate(certificate).validTo) - now) / DAY_MS)

interface Wanted {
  readonly subject: string
  readonly publicKey: KeyObject
  /** PEM; null: it vouches for itself. */
  readonly issuer: string | null
  readonly signingKey: KeyObject
  readonly days: number
  readonly extensions: readonly x509.Extension[]
}

async function certify({ subject, issuer, days, ...wanted }: Wanted): Promise<string> {
  const ec = { name: 'ECDSA', namedCurve: 'P-256' }
  const crypto = webcrypto as Crypto
  const publicKey = new x509.PublicKey(Uint8Array.from(wanted.publicKey.export({ type: 'spki', format: 'der' })).buffer)
  const above = issuer === null ? null : new x509.X509Certificate(issuer)
  const der = wanted.signingKey.export({ type: 'pkcs8', format: 'der' })
  const signingKey = await webcrypto.subtle.importKey('pkcs8', der, ec, false, ['sign'])
  const from = new Date(Date.now() - CLOCK_SKEW_MS)
  const name = new x509.Name([{ CN: [{ utf8String: subject }] }])
  const certificate = await x509.X509CertificateGenerator.create(
    {
      serialNumber: `4${randomBytes(16).toString('hex').slice(1)}`,
      subject: name,
      issuer: above?.subjectName ?? name,
      notBefore: from,
      notAfter: new Date(from.getTime() + days * DAY_MS),
      publicKey,
      signingKey: signingKey as CryptoKey,
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' } as EcdsaParams,
      extensions: [
        ...wanted.extensions,
        await x509.SubjectKeyIdentifierExtension.create(publicKey, false, crypto),
        await x509.AuthorityKeyIdentifierExtension.create(above?.publicKey ?? publicKey, false, crypto),
      ],
    },
    crypto,
  )
  return new NodeCertificate(Buffer.from(certificate.rawData)).toString()
}

const pemOf = (key: KeyObject): string => String(key.export({ type: 'pkcs8', format: 'pem' }))
