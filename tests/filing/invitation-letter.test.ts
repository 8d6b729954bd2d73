import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { register } from '#app/domain/dispute/dispatch.commands.server.ts'
import { homeOf } from '#app/domain/dispute/home.queries.server.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { invite } from '#app/domain/invitation/commands.server.ts'
import { makeLetters } from '#app/domain/invitation/letter.server.ts'
import { findLink } from '#app/domain/invitation/queries.server.ts'
import { readPaper } from '#app/domain/papers/papers.server.ts'
import { paperFile } from '#app/domain/papers/queries.server.ts'
import { checkByCode } from '#app/domain/verify/verify.server.ts'
import { verifyPaper } from '#templates/papers.server.ts'
import { textOf } from '#tests/papers/prepared.ts'
import { storedWorld } from '#tests/support/stored-world.ts'
import type { World, WorldDispute } from '#tests/support/world.ts'

describe('the letter to an invited person', () => {
  let w: World
  beforeAll(async () => {
    w = await storedWorld()
  })
  afterAll(() => w?.stop())

  const act = async ({ id }: WorldDispute, command: unknown) =>
    perform(w.platform, command as Command, {
      actor: await w.as('dispatcher'),
      disputeId: id,
      key: randomUUID(),
      input: {},
    })

  it('is made once, genuine and sealed, with a code that opens the invitation, and for the dispatcher alone', async () => {
    const dispute = await w.disputeAt('filed')
    await act(dispute, register)
    await act(dispute, invite)
    await Promise.all([makeLetters(w.platform), makeLetters(w.platform)])
    expect(await makeLetters(w.platform)).toBe(0)
    const where = { disputeId: dispute.id, templateId: 'invitation-to-mediate' }
    const rows = await w.platform.db.document.findMany({ where })
    expect(rows).toHaveLength(1)
    const { code } = rows[0] ?? { code: '' }
    const asked = { disputeId: dispute.id, code }
    const { objectKey } = await paperFile(w.platform, { ...asked, roles: new Set(['dispatcher']) })
    const bytes = await readPaper(w.platform, objectKey)
    if (process.env.LOOK_DIR) await writeFile(`${process.env.LOOK_DIR}/letter.pdf`, bytes)
    const { verdict, signatures } = await verifyPaper(bytes, w.platform.authority.rootPem())
    expect([verdict, signatures.length]).toEqual(['good', 2])
    expect(await checkByCode(w.platform, code)).toMatchObject({ verdict: 'genuine', signatures: 2 })
    const text = textOf(bytes)
    const letterCode = /查询码([2-9A-Z]{4}-[2-9A-Z]{4})/.exec(text)?.[1] ?? ''
    expect(await findLink(w.platform, letterCode)).toMatchObject({ disputeId: dispute.id, state: 'fresh' })
    expect(text).toContain('马建国')
    // Somebody else may open the envelope: no request, no amount, no telephone.
    expect(text).not.toMatch(/3,?400|138000|示例路/)
    // The code opens the invitation in the name of the invited person: the applicant and the mediator never get it.
    for (const role of ['applicant', 'mediator', 'orgAdmin'] as const) {
      await expect(paperFile(w.platform, { ...asked, roles: new Set([role]) }), role).rejects.toMatchObject({
        code: 'dispute/unknown',
      })
    }
    const applicant = await w.as(dispute.applicant.personId)
    const roles = await rolesTowards(w.platform.db, applicant, dispute.id)
    expect((await homeOf(w.platform, dispute.id, roles, applicant.personId)).counts.papers).toEqual([])
  })
})
