import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certify, lint, sign } from '#templates/signing/pades.server.ts'
import { SigningError } from '#templates/signing/types.ts'
import { rentalPaper } from './signable-paper.ts'
import { ceremony, newAuthority, requestFor, signAs, toolsFor } from './signing-cast.ts'

let own: Awaited<ReturnType<typeof newAuthority>>
let files: readonly Uint8Array[]
let signed: Uint8Array

beforeAll(async () => {
  own = await newAuthority()
  files = await ceremony(own.authority)
  signed = files.at(-1) ?? new Uint8Array()
}, 60_000)

afterAll(() => own.close())

describe('what cannot be signed is refused before the key is used', () => {
  const codeOf = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'signed',
      (error: unknown) => (error instanceof SigningError ? error.code : String(error)),
    )

  it.each([
    ['a field that does not exist', { fieldName: 'Stranger' }, 'field-missing'],
    ['a field that is signed', { fieldName: 'Seal' }, 'field-signed'],
    ['a name without characters', { name: ' ' }, 'name-empty'],
    ['a name that no font can print', { name: '𠮷田' }, 'glyph-missing'],
    [
      'a drawing outside its pad',
      {
        mark: {
          kind: 'drawn',
          strokes: {
            width: 10,
            height: 10,
            lines: [
              [
                [0, 0],
                [99, 99],
              ],
            ],
          },
        },
      },
      'strokes-form',
    ],
    ['an empty drawing', { mark: { kind: 'drawn', strokes: { width: 10, height: 10, lines: [] } } }, 'strokes-form'],
  ] as const)('%s', async (_, change, code) => {
    const request = { ...requestFor(signed, 'mediator'), fieldName: 'Court', ...change }
    expect(await codeOf(lint(request, { rootPem: own.authority.rootPem() }))).toBe(code)
  })

  it('a paper that is not certified, or certified already', async () => {
    const paper = await rentalPaper()
    expect(await codeOf(signAs(own.authority, paper, 'applicant'))).toBe('not-certified')
    const again = { ...requestFor(signed, 'platform'), fieldName: 'Court' }
    expect(await codeOf(certify(again, await toolsFor(own.authority, again)))).toBe('already-certified')
  })

  it('a paper that was changed since it was certified', async () => {
    const changed = Buffer.from(files[1] ?? signed)
    const at = changed.indexOf('/SigFlags 3')
    changed.write('/SigFlags 1', at, 'latin1')
    expect(await codeOf(signAs(own.authority, changed, 'applicant'))).toBe('lint-failed')
  })

  it("somebody else's key", async () => {
    const request = requestFor(files[1] ?? signed, 'applicant')
    const token = await lint(request, { rootPem: own.authority.rootPem() })
    const tools = await toolsFor(own.authority, requestFor(signed, 'mediator'))
    expect(await codeOf(sign(token, tools))).toBe('signer-mismatch')
  })
})
