import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { redeemCode, sendCode } from '#app/domain/account/codes.server.ts'
import { homeOf } from '#app/domain/dispute/home.queries.server.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { declare, saveMe, saveWant, saveWhat, saveWho } from '#app/domain/filing/commands.server.ts'
import { answerGuide } from '#app/domain/filing/guide.commands.server.ts'
import { submitDraft } from '#app/domain/filing/submit.server.ts'
import { readPaper } from '#app/domain/papers/papers.server.ts'
import { paperFile } from '#app/domain/papers/queries.server.ts'
import { verifyPaper } from '#templates/papers.server.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { storedWorld } from '#tests/support/stored-world.ts'
import type { World } from '#tests/support/world.ts'

const run = promisify(execFile)
const TICKS = { truth: 'yes', consentMediation: 'yes' }

describe('the receipt of an application', () => {
  let w: World
  beforeAll(async () => {
    w = await storedWorld()
  })
  afterAll(() => w?.stop())

  const act = <I extends z.ZodType, R>(actor: Actor, command: Command<I, R>, id: string | null, input: unknown) =>
    perform(w.platform, command, { actor, disputeId: id, key: randomUUID(), input })

  async function filed(): Promise<{ id: string; personId: string }> {
    const visitor: Actor = { kind: 'visitor', visitId: randomUUID(), locale: 'zh-CN' }
    const first = { topic: 'rental', question: 'role', answer: 'tenant' }
    const { disputeId: id } = await act(visitor, answerGuide, null, first)
    const { personId } = await w.platform.db.party.findFirstOrThrow({ where: { disputeId: id } })
    const holder: Actor = { kind: 'holder', disputeId: id, personId, locale: 'zh-CN' }
    await act(holder, saveWhat, id, { facts: '退房时房东说墙面有划痕，押金三千四百元一分不退。' })
    await act(holder, saveWho, id, { name: "Seán O'Brien", phone: '13811110002' })
    await act(holder, saveWant, id, { amount: '3400', acts: ['当面道歉'] })
    await act(holder, saveMe, id, {
      name: '阿卜杜拉·买买提',
      idNumber: '330699199903074521',
      phone: '13811110001',
      address: '浙江省诸暨市暨阳街道示例路1号',
      consentIdentity: 'yes',
    })
    await act(holder, declare, id, TICKS)
    const to = { phone: '+8613811110001', purpose: 'file', boundTo: id } as const
    await sendCode(w.platform, { ...to, locale: 'zh-CN' })
    const codeId = await redeemCode(w.platform, to, /\d{6}/.exec(w.sent.at(-1)?.text ?? '')?.[0] ?? '', null)
    const { result } = await act(holder, submitDraft, id, { codeId })
    await drainOutbox(w.platform)
    return { id, personId: result.personId }
  }

  it('is a certified file that says when what was applied for, and what that does; for the applicant alone', async () => {
    const { id, personId } = await filed()
    const { db } = w.platform
    const documents = await db.document.findMany({ where: { disputeId: id, templateId: 'filing-receipt' } })
    expect(documents).toHaveLength(1)
    const code = documents[0]?.code ?? ''
    const roles = await rolesTowards(db, await w.as(personId), id)
    const home = await homeOf(w.platform, id, roles, personId)
    expect(home.counts.papers.map((paper) => paper.code)).toEqual([code])
    const { objectKey } = await paperFile(w.platform, { disputeId: id, roles, code })
    const bytes = await readPaper(w.platform, objectKey)
    const verdict = await verifyPaper(bytes, w.platform.authority.rootPem())
    expect(verdict.signatures).toHaveLength(1)
    const folder = await mkdtemp(join(tmpdir(), 'yanhe-receipt-'))
    await writeFile(join(folder, 'a.pdf'), bytes)
    const { stdout } = await run('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'])
    await rm(folder, { recursive: true, force: true })
    const text = stdout.replace(/\s/g, '')
    for (const said of [
      home.code,
      '阿卜杜拉·买买提',
      'SeánO',
      '3,400',
      '当面道歉',
      '诉讼时效',
      '不影响您依法起诉的权利',
    ]) {
      expect(text).toContain(said)
    }
    for (const others of [['respondent'], ['mediator'], ['dispatcher'], ['clerk']] as const) {
      const asked = { disputeId: id, roles: new Set(others), code }
      await expect(paperFile(w.platform, asked)).rejects.toMatchObject({ code: 'dispute/unknown' })
      const seen = await homeOf(w.platform, id, new Set(others), randomUUID())
      expect(seen.counts.papers).toEqual([])
    }
  })
})
