import { createHash } from 'node:crypto'
import { payloadText } from './trail.server.ts'
import type { EffectStep } from './types.ts'

/** A document number is spoken and typed: no letters that are mistaken for others. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE_CHARACTERS = 12

/** The number on a paper by which anybody can check it, such as K7QM-2R9D-WX4B. */
export function documentCode(bytes: Uint8Array): string {
  const characters = [...bytes.slice(0, CODE_CHARACTERS)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length))
  return (characters.join('').match(/.{4}/g) ?? []).join('-')
}

/** Keeps the contents of a document of the procedure as data; papers that are issued as PDF have their own effect. */
export async function keepSnapshot(step: EffectStep, docNo: number, data: unknown = step.facts): Promise<string> {
  const { act } = step
  const id = act.platform.chance.id()
  const text = payloadText(data)
  await act.tx.document.create({
    data: {
      id,
      disputeId: act.disputeId,
      docNo,
      code: documentCode(act.platform.chance.bytes(CODE_CHARACTERS)),
      templateId: `doc-${docNo}`,
      templateVersion: 1,
      templateSha256: new Uint8Array(createHash('sha256').update(`doc-${docNo}/1`).digest()),
      data: act.codec.seal(`document.data/${id}`, text),
      dataSha256: new Uint8Array(createHash('sha256').update(text).digest()),
      locale: 'zh-CN',
      issuedAt: act.now,
    },
  })
  return id
}
