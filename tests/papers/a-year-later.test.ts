import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as desk from '#app/domain/confirmation/desk.commands.server.ts'
import { filingHandlers } from '#app/domain/filing/receipt.server.ts'
import { lastRevision, readPaper } from '#app/domain/papers/papers.server.ts'
import { renewArchive } from '#app/domain/papers/renew.server.ts'
import { verifyPaper } from '#templates/papers.server.ts'
import { SIX } from '#tests/support/court-acts.ts'
import { type CourtWorld, courtWorld } from '#tests/support/court-world.ts'
import { count, outsideValidators } from './outside.ts'
import { newAuthority } from './signing-cast.ts'

/** The papers of a case that ends with a confirmation, and how many signatures each carries, the certification too. */
const PAPERS = {
  'filing-receipt': 1,
  'settlement-agreement': 5,
  'mediation-certificate': 2,
  'judicial-confirmation-application': 3,
  'court-acceptance-notice': 2,
  'confirmation-ruling': 3,
} as const
const names = Object.keys(PAPERS) as (keyof typeof PAPERS)[]
const A_YEAR_AND_A_DAY = 366

describe('every paper of a whole case, a year and a day later', () => {
  const { write, askPyhanko, askPyhankoLasting, askPdfsig, askQpdf, close } = outsideValidators()
  let court: CourtWorld
  const files = new Map<string, Uint8Array>()

  beforeAll(async () => {
    court = await courtWorld()
    const { acts, w } = court
    const dispute = await acts.accepted()
    await acts.act('clerk', desk.proposeConfirmation, dispute, { noGround: SIX, heard: 'video' })
    await acts.rule(dispute)
    const { id } = dispute
    await filingHandlers.issueReceipt?.(w.platform, { id, target: id, idem: id, disputeId: id })
    for (const document of await w.platform.db.document.findMany({ where: { disputeId: id } })) {
      const { templateId } = document
      const { objectKey } = await lastRevision(w.platform.db, document.id)
      const bytes = await readPaper(w.platform, objectKey)
      files.set(templateId ?? '', bytes)
      write(`${templateId}.pdf`, bytes)
    }
    write('root.pem', w.platform.authority.rootPem())
    const other = await newAuthority()
    write('other.pem', other.authority.rootPem())
    other.close()
  }, 240_000)

  afterAll(async () => {
    await court.stop()
    close()
  })

  it('are these', () => {
    expect([...files.keys()].sort()).toEqual([...names].sort())
  })

  it.each(names)(
    '%s: the validators accept every signature',
    (name) => {
      const { error, signatures } = askPyhanko(`${name}.pdf`, 'root.pem', A_YEAR_AND_A_DAY)
      expect(error).toBeNull()
      expect(signatures).toHaveLength(PAPERS[name])
      for (const { good, certification, stamped } of signatures)
        expect([good, certification, stamped]).toEqual([true, true, true])
      const report = askPdfsig(`${name}.pdf`, 'root.pem')
      expect(count(report, 'Signature is Valid')).toBe(PAPERS[name])
      expect(count(report, 'Certificate is Trusted')).toBe(PAPERS[name])
      expect(askQpdf(`${name}.pdf`).status).toBe(0)
    },
    60_000,
  )

  it.each(names)(
    '%s: still judged after its certificates have ended, by what the file itself carries',
    (name) => {
      const found = Array.from({ length: PAPERS[name] }, () => 'OK')
      expect(askPyhankoLasting(`${name}.pdf`, 'root.pem', 14)).toEqual({ error: null, found })
    },
    60_000,
  )

  it('go to the archive once more before a timestamp ends, whole and with every signature; once, however often asked', async () => {
    const { platform } = court.w
    const fifteenYears = Date.now() + 14.5 * 365.25 * 86_400_000
    const later = { ...platform, clock: { ...platform.clock, real: () => new Date(fifteenYears) } }
    const about = await platform.db.document.findFirstOrThrow({ where: { templateId: 'settlement-agreement' } })
    const before = await lastRevision(platform.db, about.id)
    expect(await renewArchive(platform)).toBe(0)
    expect(await Promise.all([renewArchive(later), renewArchive(later)])).toEqual([names.length, names.length])
    const after = await lastRevision(platform.db, about.id)
    expect([after.revisionNo, after.signatures]).toEqual([before.revisionNo + 1, before.signatures])
    const bytes = Buffer.from(await readPaper(platform, after.objectKey))
    expect(bytes.subarray(0, Number(before.bytes)).equals(files.get('settlement-agreement') ?? Buffer.of())).toBe(true)
    const found = await verifyPaper(bytes, platform.authority.rootPem(), { requiredLevel: 'LTA' })
    expect([found.verdict, found.level, found.timestamps.length]).toEqual(['good', 'LTA', 2])
    const told = await platform.db.trailEvent.count({ where: { type: 'document.renewed' } })
    expect(told).toBe(names.length)
  }, 60_000)

  it.each(names)(
    '%s: none holds under another root',
    (name) => {
      const { signatures } = askPyhanko(`${name}.pdf`, 'other.pem', A_YEAR_AND_A_DAY)
      expect(signatures.some(({ good }) => good)).toBe(false)
      expect(count(askPdfsig(`${name}.pdf`, 'other.pem'), 'Certificate is Trusted')).toBe(0)
    },
    60_000,
  )

  it.each(names)(
    '%s: refused when one byte of its first page differs',
    (name) => {
      const file = Buffer.from(files.get(name) ?? [])
      const at = file.indexOf('/MediaBox') + '/MediaBox ['.length
      file[at] = (file[at] ?? 0) ^ 1
      write('changed.pdf', file)
      const { error, signatures } = askPyhanko('changed.pdf', 'root.pem', A_YEAR_AND_A_DAY)
      expect(error !== null || signatures.every(({ good }) => !good)).toBe(true)
      expect(count(askPdfsig('changed.pdf', 'root.pem'), 'Signature is Valid')).toBe(0)
    },
    60_000,
  )
})
