import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { redeemCode, sendCode } from '#app/domain/account/codes.server.ts'
import { dispatchCase } from '#app/domain/dispute/dispatch.queries.server.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import { startUpload, withdrawEvidence } from '#app/domain/evidence/commands.server.ts'
import { evidenceOf, openEvidence } from '#app/domain/evidence/queries.server.ts'
import { takeSmallForm } from '#app/domain/evidence/small-form.server.ts'
import { declare, saveWhat } from '#app/domain/filing/commands.server.ts'
import { tooLongSpoken } from '#app/domain/filing/spoken.server.ts'
import { submitDraft } from '#app/domain/filing/submit.server.ts'
import { TICKS, writtenDraft } from '#tests/support/drafts.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { samples } from '#tests/support/sample-files.ts'
import { storedWorld } from '#tests/support/stored-world.ts'
import type { World } from '#tests/support/world.ts'

const TITLE = '房东不退押金'

describe('what happened, told in a recording', () => {
  let w: World
  beforeAll(async () => {
    w = await storedWorld()
  })
  afterAll(() => w?.stop())

  const drafted = async () => {
    const { id, holder } = await writtenDraft(w)
    const asked = (input: unknown) => ({ actor: holder, disputeId: id, key: randomUUID(), input })
    return { id, holder, asked }
  }
  const tell = async (actor: Actor, disputeId: string, name = '本人口述.m4a', bytes: Buffer = samples.m4a) => {
    const form = new FormData()
    form.set('audience', 'all')
    form.set('isAccount', 'yes')
    form.set('file', new File([new Uint8Array(bytes)], name))
    const request = new Request('http://site.invalid/', { method: 'POST', body: form })
    await takeSmallForm({ platform: w.platform, actor, disputeId }, request, async () => undefined)
    await drainOutbox(w.platform)
    return w.platform.db.evidenceItem.findFirstOrThrow({
      where: { disputeId, isAccount: true },
      orderBy: { id: 'desc' },
    })
  }
  const file = async (id: string, holder: Actor) => {
    const to = { phone: '+8613811110001', purpose: 'file', boundTo: id } as const
    await sendCode(w.platform, { ...to, locale: 'zh-CN' })
    const codeId = await redeemCode(w.platform, to, /\d{6}/.exec(w.sent.at(-1)?.text ?? '')?.[0] ?? '', null)
    return perform(w.platform, submitDraft, { actor: holder, disputeId: id, key: randomUUID(), input: { codeId } })
  }
  const looking = async (actor: Actor, disputeId: string) => ({
    platform: w.platform,
    actor,
    disputeId,
    roles: await rolesTowards(w.platform.db, actor, disputeId),
  })

  it('needs one line of title and no other text; dispatcher and mediator hear it, the other side not yet', async () => {
    const { id, holder, asked } = await drafted()
    const item = await tell(holder, id)
    expect(item).toMatchObject({ state: 'verified', isAccount: true })
    await perform(w.platform, saveWhat, asked({ facts: '', title: TITLE }))
    await perform(w.platform, declare, asked(TICKS))
    await file(id, holder)
    const desk = await dispatchCase(w.platform, id)
    expect(desk.facts).toBe(`${TITLE}（经过由申请人口述，请听录音）`)
    expect(desk.spoken).toEqual([{ id: item.id, isVideo: false }])
    const dispatcher = await looking(await w.as('dispatcher'), id)
    expect((await openEvidence(dispatcher, item.id)).id).toBe(item.id)
    const { personId } = await w.platform.db.party.findFirstOrThrow({ where: { disputeId: id, side: 'respondent' } })
    const respondent = {
      ...(await looking(await w.as(personId), id)),
      roles: new Set(['respondent', 'party'] as const),
    }
    await expect(openEvidence(respondent, item.id)).rejects.toMatchObject({ code: 'evidence/unknown' })
  })

  it('a picture of the same case stays closed to the dispatcher', async () => {
    const { id, holder, asked } = await drafted()
    const form = new FormData()
    form.set('audience', 'all')
    form.set('file', new File([new Uint8Array(samples.jpeg)], '墙面.jpg'))
    const request = new Request('http://site.invalid/', { method: 'POST', body: form })
    await takeSmallForm({ platform: w.platform, actor: holder, disputeId: id }, request, async () => undefined)
    await drainOutbox(w.platform)
    await perform(w.platform, declare, asked(TICKS))
    await file(id, holder)
    const [item] = await evidenceOf(await looking(await w.as('dispatcher'), id))
    expect(item).toMatchObject({ mayOpen: false, isAccount: false })
  })

  it('a title alone is no account, and a recording that was taken back is none any more', async () => {
    const { id, holder, asked } = await drafted()
    await expect(perform(w.platform, saveWhat, asked({ facts: '', title: TITLE }))).rejects.toMatchObject({
      fields: { facts: 'request/required' },
    })
    const item = await tell(holder, id)
    await expect(perform(w.platform, saveWhat, asked({ facts: '', title: '' }))).rejects.toMatchObject({
      fields: { title: 'request/required' },
    })
    await perform(w.platform, saveWhat, asked({ facts: '', title: TITLE }))
    await perform(w.platform, withdrawEvidence, asked({ evidenceId: item.id }))
    await expect(perform(w.platform, declare, asked(TICKS))).rejects.toMatchObject({ code: 'guard/claimStated' })
  })

  /** Plain sound of so many seconds. */
  const soundOf = (seconds: number): Buffer => {
    const head = Buffer.alloc(44)
    head.write('RIFF', 0, 'latin1')
    head.writeUInt32LE(36 + seconds * 8_000, 4)
    head.write('WAVEfmt ', 8, 'latin1')
    head.writeUInt32LE(16, 16)
    head.writeUInt16LE(1, 20)
    head.writeUInt16LE(1, 22)
    head.writeUInt32LE(8_000, 24)
    head.writeUInt32LE(8_000, 28)
    head.writeUInt16LE(1, 32)
    head.writeUInt16LE(8, 34)
    head.write('data', 36, 'latin1')
    head.writeUInt32LE(seconds * 8_000, 40)
    return Buffer.concat([head, Buffer.alloc(seconds * 8_000, 0x80)])
  }

  it('counts up to three minutes; what runs longer stays as evidence, is named with its length, and is no account', async () => {
    const whole = await drafted()
    expect(await tell(whole.holder, whole.id, '本人口述.wav', soundOf(180))).toMatchObject({ accountSeconds: 180 })
    expect(await tooLongSpoken(w.platform.db, whole.id)).toEqual([])
    const { id, holder, asked } = await drafted()
    await tell(holder, id)
    const short = await w.platform.db.evidenceItem.findFirstOrThrow({ where: { disputeId: id } })
    await perform(w.platform, saveWhat, asked({ facts: '', title: TITLE }))
    await perform(w.platform, withdrawEvidence, asked({ evidenceId: short.id }))
    await tell(holder, id, '本人口述.wav', soundOf(250)).catch(() => undefined)
    const long = await w.platform.db.evidenceItem.findFirstOrThrow({ where: { disputeId: id, NOT: { id: short.id } } })
    expect(long).toMatchObject({ state: 'verified', isAccount: false, accountSeconds: 250 })
    expect(await tooLongSpoken(w.platform.db, id)).toEqual([250])
    await expect(perform(w.platform, declare, asked(TICKS))).rejects.toMatchObject({ code: 'guard/claimStated' })
  })

  it('is something to listen to, of a bearable length, five times at most, and only while the draft is written', async () => {
    const { asked } = await drafted()
    const about = { audience: 'all', isAccount: true }
    const start = (more: object) => perform(w.platform, startUpload, asked({ ...about, bytes: 1_000, ...more }))
    await expect(start({ name: '合同.pdf' })).rejects.toMatchObject({ fields: { file: 'evidence/not-sound' } })
    await expect(start({ name: '口述.m4a', bytes: 201 * 1024 * 1024 })).rejects.toMatchObject({
      fields: { file: 'evidence/account-too-long' },
    })
    for (const no of [1, 2, 3, 4, 5]) await start({ name: `口述${no}.m4a` })
    await expect(start({ name: '口述6.m4a' })).rejects.toMatchObject({ code: 'evidence/accounts-enough' })
    const other = await drafted()
    await perform(w.platform, declare, other.asked(TICKS))
    const { result } = await file(other.id, other.holder)
    const late = { actor: await w.as(result.personId), disputeId: other.id, key: randomUUID() }
    const input = { ...about, name: '口述.m4a', bytes: 1_000 }
    await expect(perform(w.platform, startUpload, { ...late, input })).rejects.toMatchObject({ code: 'state/moved-on' })
  })
})
