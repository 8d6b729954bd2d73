import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Certificate, readPem, subjectField } from './chain.server.ts'
import { generationsIn } from './generations.server.ts'

/** A key of this instance's authority by its certificate: what can be told without the key. */
export interface KnownKey {
  readonly kind: 'root' | 'issuing' | 'timestamp' | 'seal'
  /** The reference of a seal or of a later generation; empty for the keys with which the authority was founded. */
  readonly ref: string
  readonly name: string
  /** SHA-256 of the certificate, hexadecimal. */
  readonly fingerprint: string
  readonly from: Date
  readonly to: Date
}

const SUFFIX = '.pem'

const known = (kind: KnownKey['kind'], ref: string, certificate: Certificate): KnownKey => ({
  kind,
  ref,
  name: subjectField(certificate, 'CN'),
  fingerprint: certificate.node.fingerprint256.replaceAll(':', '').toLowerCase(),
  from: certificate.schema.notBefore,
  to: certificate.schema.notAfter,
})

/** The keys of the authority in this folder, by their certificates; a seal stands here once it was used. */
export async function knownKeys(dir: string): Promise<KnownKey[]> {
  const home = join(dir, 'authority')
  const read = async (kind: KnownKey['kind'], ref: string, path: string): Promise<KnownKey[]> => {
    const [certificate] = readPem(await readFile(path, 'utf8'))
    return certificate ? [known(kind, ref, certificate)] : []
  }
  const folders = [['', home], ...generationsIn(home).map((ref) => [ref, join(home, 'generations', ref)])] as const
  const own = await Promise.all(
    folders.flatMap(([ref = '', folder = home]) =>
      (['root', 'issuing', 'timestamp'] as const)
        .map((kind) => [kind, join(folder, `${kind}${SUFFIX}`)] as const)
        .filter(([, path]) => existsSync(path))
        .map(([kind, path]) => read(kind, ref, path)),
    ),
  )
  const names = (await readdir(join(home, 'seals'))).filter((name) => name.endsWith(SUFFIX)).sort()
  const seals = await Promise.all(
    names.map((name) => read('seal', name.slice(0, -SUFFIX.length), join(home, 'seals', name))),
  )
  return [...own, ...seals].flat()
}
