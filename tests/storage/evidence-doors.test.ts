import { createHash, randomUUID } from 'node:crypto'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSession } from '#app/domain/account/sessions.server.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import { completeUpload, startUpload } from '#app/domain/evidence/commands.server.ts'
import { linkParts, recordStored } from '#app/domain/evidence/uploads.server.ts'
import { cookies } from '#app/http/visitor.server.ts'
import { loader } from '#app/routes/evidence/case-file.ts'
import { details, photos } from '#tests/support/detailed-files.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { samples } from '#tests/support/sample-files.ts'
import { storedWorld } from '#tests/support/stored-world.ts'
import type { World, WorldDispute } from '#tests/support/world.ts'

describe('the address of a piece of evidence', () => {
  let w: World
  beforeAll(async () => {
    w = await storedWorld()
  })
  afterAll(() => w?.stop())

  async function sent(dispute: WorldDispute, file: { name: string; bytes: Buffer }): Promise<string> {
    const actor = await w.as(dispute.applicant.personId)
    const place = {
      platform: w.platform,
      actor,
      disputeId: dispute.id,
      roles: await rolesTowards(w.platform.db, actor, dispute.id),
    }
    const asked = () => ({ actor, disputeId: dispute.id, key: randomUUID() })
    const input = { name: file.name, bytes: file.bytes.length, description: '', audience: 'all' }
    const { evidenceId } = (await perform(w.platform, startUpload, { ...asked(), input })).result
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    const parts = [{ partNo: 1, sha256, bytes: file.bytes.length }]
    const [link] = (await linkParts(place, { evidenceId, parts })).urls
    await fetch(link?.url ?? '', { method: 'PUT', headers: link?.headers ?? {}, body: new Uint8Array(file.bytes) })
    await recordStored(place, evidenceId)
    await perform(w.platform, completeUpload, { ...asked(), input: { evidenceId } })
    await drainOutbox(w.platform)
    return evidenceId
  }

  /** What the address answers to somebody with this session; a refusal is its status alone. */
  async function get(
    who: string | null,
    { code }: WorldDispute,
    id: string,
    init: RequestInit = {},
    query = '',
  ): Promise<Response> {
    const headers = new Headers(init.headers)
    if (who) headers.set('cookie', `${cookies.session}=${await startSession(w.platform, (await w.as(who)).personId)}`)
    const request = new Request(`http://127.0.0.1:3000/c/${encodeURIComponent(code)}/evidence/${id}/file${query}`, {
      ...init,
      headers,
    })
    const context = { platform: w.platform, nonce: '', demo: true, requestId: 'test', ip: '::1' }
    const args = { request, params: { code, id }, context } as unknown as LoaderFunctionArgs
    try {
      return await loader(args)
    } catch (error) {
      if (error instanceof Response) return error
      return new Response(null, { status: (error as { init?: { status?: number } }).init?.status ?? 500 })
    }
  }

  it('opens nothing for the other side before it has agreed, nor for strangers and people of other cases', async () => {
    const dispute = await w.disputeAt('inviting')
    const id = await sent(dispute, { name: '合同.jpg', bytes: samples.jpeg })
    expect((await get(dispute.applicant.personId, dispute, id)).status).toBe(200)
    for (const method of ['GET', 'HEAD']) {
      expect((await get(dispute.respondent.personId, dispute, id, { method })).status).toBe(404)
      expect((await get('judge', dispute, id, { method })).status).toBe(404)
      expect((await get(null, dispute, id, { method })).status).toBe(302)
    }
    const elsewhere = await w.disputeAt('preparing')
    expect((await get(elsewhere.respondent.personId, elsewhere, id)).status).toBe(404)
    expect((await get(elsewhere.respondent.personId, dispute, id)).status).toBe(404)
  })

  it('shows a photo to others without place, time and device; the owner and the mediator have the original', async () => {
    const dispute = await w.disputeAt('preparing')
    const bytes = photos.jpeg
    const id = await sent(dispute, { name: '门口.jpg', bytes })
    const { applicant, respondent } = dispute
    const read = async (who: string, query = '', headers: Record<string, string> = {}) =>
      Buffer.from(await (await get(who, dispute, id, { headers }, query)).arrayBuffer())
    for (const who of [applicant.personId, 'mediator']) {
      expect(await read(who, '?download')).toEqual(bytes)
      expect(details.some((secret) => bytes.includes(secret))).toBe(true)
    }
    const shown = await read(respondent.personId)
    for (const seen of [shown, await read(respondent.personId, '?download'), await read(applicant.personId)]) {
      expect([seen.length, details.filter((secret) => seen.includes(secret))]).toEqual([bytes.length, []])
    }
    // Asked for in stretches, it does not give away what it hides as a whole.
    const from = bytes.indexOf('PHONE-X')
    const part = await read(respondent.personId, '?download', { range: `bytes=${from}-${from + 6}` })
    expect(part).toEqual(Buffer.alloc(7))
  })

  it('tells length and type to HEAD, and sends any stretch of a recording, so that it plays and can be wound', async () => {
    const dispute = await w.disputeAt('preparing')
    const id = await sent(dispute, { name: '录音.mp3', bytes: samples.mp3 })
    const { respondent } = dispute
    const head = await get(respondent.personId, dispute, id, { method: 'HEAD' })
    expect([head.status, head.headers.get('accept-ranges')]).toEqual([200, 'bytes'])
    expect(head.headers.get('content-length')).toBe(String(samples.mp3.length))
    expect(head.headers.get('content-type')).toMatch(/^audio\//)
    expect((await head.arrayBuffer()).byteLength).toBe(0)
    const part = await get(respondent.personId, dispute, id, { headers: { range: 'bytes=10-19' } })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${samples.mp3.length}`])
    expect(Buffer.from(await part.arrayBuffer())).toEqual(samples.mp3.subarray(10, 20))
    const last = await get(respondent.personId, dispute, id, { headers: { range: 'bytes=-4' } })
    expect(Buffer.from(await last.arrayBuffer())).toEqual(samples.mp3.subarray(-4))
  })
})
