import { createHash } from 'node:crypto'
import { appendEvent, payloadText } from '../engine/trail.server.ts'
import type { AnySetting, Document, Office } from './setting.ts'

/** The chain of the platform; an organisation has one of its own, under its own number. */
const PLATFORM_CHAIN = '00000000-0000-7000-8004-000000000001'

export interface Noted {
  readonly setting: Pick<AnySetting, 'kind' | 'organisationOf'>
  readonly key: string
  readonly version: number
  readonly body: Document
}

/** Writes an act of an administrator into the trail, with the hash of what he published. It names nobody. */
export async function noteSetting(
  { tx, platform, actor, rows }: Pick<Office, 'tx' | 'platform' | 'actor' | 'rows'>,
  type: 'setting.publish' | 'setting.withdraw' | 'setting.apply',
  { setting, key, version, body }: Noted,
): Promise<void> {
  const organisationId = setting.organisationOf(body, key)
  const chainId = organisationId ?? PLATFORM_CHAIN
  if (organisationId) {
    await tx.$executeRaw`insert into trail_chain (id, kind) values (${organisationId}::uuid, 'organisation')
      on conflict (id) do nothing`
  }
  await appendEvent(tx, {
    chainId,
    type,
    role: rows[0]?.role ?? 'system',
    actor,
    payload: { kind: setting.kind, key, version },
    codec: { seal: (_, text) => platform.keys.wrap(Buffer.from(text)) },
    doc: new Uint8Array(createHash('sha256').update(payloadText(body)).digest()),
  })
}
