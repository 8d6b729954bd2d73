import 'reflect-metadata'
import {
  createPrivateKey,
  generateKeyPair,
  type KeyObject,
  randomBytes,
  sign,
  webcrypto,
  X509Certificate,
} from 'node:crypto'
import { promisify } from 'node:util'
import * as x509 from '@peculiar/x509'
import { integer } from './der.ts'
import { type KeyAlgorithm, type OneTimeSigner, type Signer, type SignerRole, SigningError } from './types.ts'

/**
 * How long certificates are good for, in years. A signature of this level carries no revocation data, so every
 * certificate must still be in force when somebody checks the paper long after the ceremony.
 */
const YEARS = { root: 30, issuing: 25, timestamp: 15, signer: 12 } as const
const DAY_MS = 86_400_000
const CLOCK_SKEW_MS = 5 * 60_000
/** Upper bound of a common name in X.520. */
const COMMON_NAME_CHARACTERS = 64

export interface KeyAndCertificate {
  readonly key: KeyObject
  /** DER. */
  readonly certificate: Uint8Array
}

/** The authority's working part: what it needs to issue further certificates. */
export interface Issuer extends KeyAndCertificate {
  readonly chain: readonly Uint8Array[]
}

/**
 * Signing documents, by RFC 9336 and by Microsoft's older number; and mail, because readers built on NSS know no
 * purpose of documents and ask for that one.
 */
const DOCUMENT_PURPOSES = ['1.3.6.1.5.5.7.3.36', '1.3.6.1.4.1.311.10.3.12', '1.3.6.1.5.5.7.3.4'] as const

type Kind = keyof typeof YEARS
const generate = promisify(generateKeyPair)

const newKeys = (algorithm: KeyAlgorithm) =>
  algorithm === 'P-256' ? generate('ec', { namedCurve: 'P-256' }) : generate('rsa', { modulusLength: 2048 })

const extensionsOf = async (kind: Kind, publicKey: x509.PublicKey, issuerKey: x509.PublicKey) => {
  const { keyCertSign, cRLSign, digitalSignature, nonRepudiation } = x509.KeyUsageFlags
  const isAuthority = kind === 'root' || kind === 'issuing'
  const shared: x509.Extension[] = [
    new x509.BasicConstraintsExtension(isAuthority, kind === 'issuing' ? 0 : undefined, true),
    new x509.KeyUsagesExtension(isAuthority ? keyCertSign | cRLSign : digitalSignature | nonRepudiation, true),
    await x509.SubjectKeyIdentifierExtension.create(publicKey, false, webcrypto as Crypto),
    await x509.AuthorityKeyIdentifierExtension.create(issuerKey, false, webcrypto as Crypto),
  ]
  if (kind === 'timestamp') shared.push(new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.timeStamping], true))
  if (kind === 'signer') shared.push(new x509.ExtendedKeyUsageExtension([...DOCUMENT_PURPOSES], false))
  return shared
}

interface Subject {
  readonly commonName: string
  readonly unit?: string
}

/**
 * Names are given as typed values: plain text would be read for commas, quotes and a leading `#`, and a person's name
 * must never say more than a name.
 */
const nameOf = ({ commonName, unit }: Subject): x509.Name =>
  new x509.Name([
    ...(unit ? [{ OU: [{ utf8String: unit }] }] : []),
    { CN: [{ utf8String: [...commonName].slice(0, COMMON_NAME_CHARACTERS).join('') }] },
  ])

/** Positive, 127 random bits: unique without a counter. */
const newSerial = () => {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.toString('hex')
}

const importSigningKey = (key: KeyObject) =>
  webcrypto.subtle.importKey(
    'pkcs8',
    key.export({ type: 'pkcs8', format: 'der' }),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign'],
  ) as Promise<CryptoKey>

const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as EcdsaParams

const certify = async (
  kind: Kind,
  subject: Subject,
  keys: { publicKey: KeyObject; signingKey: KeyObject },
  issuer?: Uint8Array,
) => {
  const publicKey = new x509.PublicKey(Uint8Array.from(keys.publicKey.export({ type: 'spki', format: 'der' })).buffer)
  const issuerCertificate = issuer && new x509.X509Certificate(Buffer.from(issuer))
  const from = new Date(Date.now() - CLOCK_SKEW_MS)
  const certificate = await x509.X509CertificateGenerator.create(
    {
      serialNumber: newSerial(),
      subject: nameOf(subject),
      issuer: issuerCertificate?.subjectName ?? nameOf(subject),
      notBefore: from,
      notAfter: new Date(from.getTime() + YEARS[kind] * 365.25 * DAY_MS),
      publicKey,
      signingKey: await importSigningKey(keys.signingKey),
      signingAlgorithm: SIGNING,
      extensions: await extensionsOf(kind, publicKey, issuerCertificate?.publicKey ?? publicKey),
    },
    webcrypto as Crypto,
  )
  return new Uint8Array(certificate.rawData)
}

/** A certificate that must not be trusted for anything signed after `at`. */
export interface Revoked {
  /** Hexadecimal. */
  readonly serialNumber: string
  readonly at: Date
}

const CRL_NUMBER = '2.5.29.20'

/**
 * The list of what an issuer has revoked (RFC 5280 §5), DER.
 *
 * @param days how long the list counts; the next one may come at any time before.
 */
export const issueRevocationList = async (
  issuer: KeyAndCertificate,
  revoked: readonly Revoked[],
  { at = new Date(), days = 30 }: { at?: Date; days?: number } = {},
): Promise<Uint8Array> => {
  const { subjectName, publicKey } = new x509.X509Certificate(Buffer.from(issuer.certificate))
  // Each list has a higher number than the one before, without a counter that could be lost.
  const number = Buffer.from(integer(Buffer.from(at.getTime().toString(16).padStart(12, '0'), 'hex')))
  const list = await x509.X509CrlGenerator.create(
    {
      issuer: subjectName,
      thisUpdate: at,
      nextUpdate: new Date(at.getTime() + days * DAY_MS),
      entries: revoked.map(({ serialNumber, at: revocationDate }) => ({ serialNumber, revocationDate })),
      signingAlgorithm: SIGNING,
      signingKey: await importSigningKey(issuer.key),
      extensions: [
        await x509.AuthorityKeyIdentifierExtension.create(publicKey, false, webcrypto as Crypto),
        new x509.Extension(CRL_NUMBER, false, number),
      ],
    },
    webcrypto as Crypto,
  )
  return new Uint8Array(list.rawData)
}

export interface Founded {
  readonly root: Uint8Array
  /** The root's one list of revocations: empty, and in force as long as the root. */
  readonly rootList: Uint8Array
  readonly issuing: KeyAndCertificate
}

/**
 * Founds an authority. The root's key signs the issuing certificate and its own list of revocations and is then gone
 * for good: it is never stored.
 */
export const foundAuthority = async (name: string): Promise<Founded> => {
  const rootKeys = await newKeys('P-256')
  const keys = await newKeys('P-256')
  const root = await certify('root', { commonName: `${name} Root` }, { ...rootKeys, signingKey: rootKeys.privateKey })
  const certificate = await certify(
    'issuing',
    { commonName: `${name} Issuing` },
    { ...keys, signingKey: rootKeys.privateKey },
    root,
  )
  const rootPair = { key: rootKeys.privateKey, certificate: root }
  const rootList = await issueRevocationList(rootPair, [], { days: YEARS.root * 365 })
  return { root, rootList, issuing: { key: keys.privateKey, certificate } }
}

/** Issues a certificate for a fresh key. */
export const issue = async (
  kind: 'timestamp' | 'signer',
  subject: Subject,
  issuer: KeyAndCertificate,
  algorithm: KeyAlgorithm = 'P-256',
): Promise<KeyAndCertificate> => {
  const keys = await newKeys(algorithm)
  const certificate = await certify(kind, subject, { ...keys, signingKey: issuer.key }, issuer.certificate)
  return { key: keys.privateKey, certificate }
}

/** A signer whose key lives on (a seal, the timestamp service). */
export const persistentSigner = (
  holder: { commonName: string; role: SignerRole },
  { key, certificate }: KeyAndCertificate,
  chain: readonly Uint8Array[],
): Signer => ({
  ...holder,
  keyAlgorithm: key.asymmetricKeyType === 'rsa' ? 'RSA-2048' : 'P-256',
  certificate,
  chain,
  sign: async (bytes) => Uint8Array.from(sign('sha256', bytes, key)),
})

/** A signer for one signature: the key is dropped before the signature is handed over. */
export const oneTimeSigner = (
  holder: { commonName: string; role: SignerRole },
  issued: KeyAndCertificate,
  chain: readonly Uint8Array[],
): OneTimeSigner => {
  let signer: Signer | null = persistentSigner(holder, issued, chain)
  const { keyAlgorithm, certificate } = signer
  return {
    ...holder,
    keyAlgorithm,
    certificate,
    chain,
    serialNumber: new X509Certificate(certificate).serialNumber,
    isDestroyed: () => signer === null,
    destroy: () => {
      signer = null
    },
    sign: async (bytes) => {
      const key = signer
      signer = null
      if (!key) throw new SigningError('key-destroyed', holder.role)
      return key.sign(bytes)
    },
  }
}

export const toPem = (certificate: Uint8Array): string => new X509Certificate(certificate).toString()

/** Key and certificate in one text, so that a stored pair is whole or absent. */
export const pairToPem = ({ key, certificate }: KeyAndCertificate): string =>
  `${key.export({ type: 'pkcs8', format: 'pem' })}${toPem(certificate)}`

export const pairFromPem = (pem: string): KeyAndCertificate => ({
  key: createPrivateKey(pem),
  certificate: Uint8Array.from(new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE'))).raw),
})
