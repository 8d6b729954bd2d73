import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#app/domain/engine/actor.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { withdrawEvidence } from '#app/domain/evidence/commands.server.ts'
import { evidenceOf } from '#app/domain/evidence/queries.server.ts'
import { takeSmallForm } from '#app/domain/evidence/small-form.server.ts'
import { discardDraft, saveWhat } from '#app/domain/filing/commands.server.ts'
import { endHandover, offerHandover, openHandover } from '#app/domain/handover/commands.server.ts'
import { actorOfHandover, handoverOf, lookAtHandover } from '#app/domain/handover/queries.server.ts'
import type { Platform } from '#app/domain/platform/platform.ts'
import { parts, writtenDraft } from '#tests/support/drafts.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { samples } from '#tests/support/sample-files.ts'
import { storedWorld } from '#tests/support/stored-world.ts'
import type { World } from '#tests/support/world.ts'

const MINUTE_MS = 60_000

describe('a phone that photographs evidence for a draft', () => {
  let w: World
  /** Minutes by which the real clock is ahead. */
  let ahead = 0
  let platform: Platform
  beforeAll(async () => {
    w = await storedWorld()
    const real = () => new Date(Date.now() + ahead * MINUTE_MS)
    platform = { ...w.platform, clock: { ...w.platform.clock, real } }
  })
  afterAll(() => w?.stop())

  const act = (actor: Actor, command: Command, disputeId: string, input: unknown = {}, key: string = randomUUID()) =>
    perform(platform, command, { actor, disputeId, key, input })
  const holderOf = async (disputeId: string): Promise<Actor> => {
    const { personId } = await platform.db.party.findFirstOrThrow({ where: { disputeId, side: 'applicant' } })
    return { kind: 'holder', disputeId, personId, locale: 'zh-CN' }
  }
  /** A draft whose writer shows a code. */
  const offered = async () => {
    ahead = 0
    const { id } = await writtenDraft(w)
    const holder = await holderOf(id)
    await act(holder, offerHandover as Command, id)
    const token = (await handoverOf(platform, id))?.token ?? ''
    return { id, holder, token }
  }
  const scan = async (token: string, key?: string): Promise<string> => {
    const seen = await lookAtHandover(platform, token, 'zh-CN')
    if (!seen?.holder) throw new Error('no such code')
    const done = await act(seen.holder, openHandover as Command, seen.holder.disputeId, {}, key)
    return (done.result as { grant: string }).grant
  }
  const phoneWith = async (grant: string): Promise<Actor> => {
    const actor = await actorOfHandover(platform, grant, 'zh-CN')
    if (!actor) throw new Error('the phone is not known')
    return actor
  }
  const photograph = async (actor: Actor, disputeId: string, name: string) => {
    const form = new FormData()
    form.set('audience', 'mediator')
    form.set('file', new File([new Uint8Array(samples.jpeg)], name, { type: 'image/jpeg' }))
    const request = new Request('http://site.invalid/', { method: 'POST', body: form })
    await takeSmallForm({ platform, actor, disputeId }, request, async () => undefined)
    await drainOutbox(platform)
  }
  const notesOf = async (chainId: string) =>
    (await platform.db.trailEvent.findMany({ where: { chainId }, orderBy: { seq: 'asc' } }))
      .map(({ type }) => type)
      .filter((type) => type.startsWith('handover.'))

  it('sends to this draft, its picture shows beside the phone, and the trail says so', async () => {
    const { id, holder, token } = await offered()
    expect(await handoverOf(platform, id)).toMatchObject({ state: 'waiting', files: [] })
    const phone = await phoneWith(await scan(token))
    await photograph(phone, id, '客厅.jpg')
    expect(await handoverOf(platform, id)).toMatchObject({ state: 'open', token: null, files: ['客厅.jpg'] })
    const roles = await rolesTowards(platform.db, holder, id)
    const [item] = await evidenceOf({ platform, actor: holder, disputeId: id, roles })
    expect(item).toMatchObject({ fileName: '客厅.jpg', isOwn: true, side: 'a', state: 'verified' })
    expect(await notesOf(id)).toEqual(['handover.offered', 'handover.opened'])
  })

  it('adds files and can do nothing else: neither write, nor read, nor take back, nor delete', async () => {
    const { id, holder, token } = await offered()
    await photograph(holder, id, '合同.jpg')
    const phone = await phoneWith(await scan(token))
    const { id: evidenceId } = await platform.db.evidenceItem.findFirstOrThrow({ where: { disputeId: id } })
    const acts = [
      [saveWhat, parts.what],
      [withdrawEvidence, { evidenceId }],
      [discardDraft, {}],
      [offerHandover, {}],
      [endHandover, {}],
    ] as const
    for (const [command, input] of acts) {
      await expect(act(phone, command as Command, id, input)).rejects.toMatchObject({ code: 'dispute/not-allowed' })
    }
    const roles = await rolesTowards(platform.db, phone, id)
    expect((await evidenceOf({ platform, actor: phone, disputeId: id, roles })).every(({ mayOpen }) => !mayOpen)).toBe(
      true,
    )
    const other = (await writtenDraft(w)).id
    await expect(photograph(phone, other, 'x.jpg')).rejects.toMatchObject({ code: 'dispute/unknown' })
  })

  it('is the first that opened the code: another one learns that it is spent', async () => {
    const { token } = await offered()
    const key = randomUUID()
    const grant = await scan(token, key)
    // The same press again, because its answer was lost, is the same phone.
    expect(await scan(token, key)).toBe(grant)
    expect(await lookAtHandover(platform, token, 'zh-CN')).toMatchObject({ state: 'open' })
    await expect(scan(token)).rejects.toMatchObject({ code: 'handover/spent' })
    expect(await actorOfHandover(platform, token, 'zh-CN')).toBeNull()
    expect(await lookAtHandover(platform, 'x'.repeat(43), 'zh-CN')).toBeNull()
  })

  it('of two phones at the same moment one gets it', async () => {
    const { token } = await offered()
    const both = await Promise.allSettled([scan(token), scan(token)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('comes within ten minutes and stays for thirty', async () => {
    const late = await offered()
    ahead = 10.1
    expect(await lookAtHandover(platform, late.token, 'zh-CN')).toMatchObject({ state: 'missed' })
    await expect(scan(late.token)).rejects.toMatchObject({ code: 'handover/missed' })
    const inTime = await offered()
    ahead = 9.9
    const grant = await scan(inTime.token)
    ahead = 39.8
    await photograph(await phoneWith(grant), inTime.id, '最后一张.jpg')
    ahead = 40
    expect(await actorOfHandover(platform, grant, 'zh-CN')).toBeNull()
    expect(await handoverOf(platform, inTime.id)).toMatchObject({ state: 'over', files: ['最后一张.jpg'] })
  })

  it('is stopped by the writer at any time, by a new code too, and by the end of the draft', async () => {
    const { id, holder, token } = await offered()
    const first = await scan(token)
    await act(holder, offerHandover as Command, id)
    expect(await actorOfHandover(platform, first, 'zh-CN')).toBeNull()
    expect(await lookAtHandover(platform, token, 'zh-CN')).toMatchObject({ state: 'over' })
    const second = await scan((await handoverOf(platform, id))?.token ?? '')
    await act(holder, endHandover as Command, id)
    await act(holder, endHandover as Command, id)
    expect(await actorOfHandover(platform, second, 'zh-CN')).toBeNull()
    expect((await notesOf(id)).slice(-1)).toEqual(['handover.ended'])
    await act(holder, offerHandover as Command, id)
    const third = await scan((await handoverOf(platform, id))?.token ?? '')
    await act(holder, discardDraft as Command, id)
    expect(await actorOfHandover(platform, third, 'zh-CN')).toBeNull()
  })
})
