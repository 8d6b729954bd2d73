import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeEndedPosts } from '#app/domain/account/posts.server.ts'
import { actorOfSession, postsOf, startSession } from '#app/domain/account/sessions.server.ts'
import { addDays, dayOf, startOfDay, weekdayOf } from '#app/domain/calendar/days.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import { payloadText } from '#app/domain/engine/trail.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { eligibleMediators } from '#app/domain/mediator/candidates.server.ts'
import { keysOf } from '#app/domain/platform/known-keys.server.ts'
import type { Platform } from '#app/domain/platform/platform.ts'
import { DEMO_AREA, DEMO_ORGANISATION_ID, demoAccounts } from '#app/domain/seed/demo.server.ts'
import { courtIdOf } from '#app/domain/seed/reference.server.ts'
import { createOrganisation } from '#app/domain/seed/set-up.server.ts'
import { draftSetting, ownDraft, rebaseDraft, standing } from '#app/domain/setting/drafts.server.ts'
import { organisationHome } from '#app/domain/setting/lists.server.ts'
import { draftView, settingView } from '#app/domain/setting/queries.server.ts'
import type { Typed } from '#app/domain/setting/setting.ts'
import { applyDueSettings, publishSetting, withdrawVersion } from '#app/domain/setting/versions.server.ts'
import { bookedSession } from '#tests/support/session-world.ts'
import { newcomer, settlesIn } from '#tests/support/settings.ts'
import { type World, world } from '#tests/support/world.ts'

const DAY_MS = 86_400_000

describe('what administrators settle', () => {
  let w: World
  let acts: ReturnType<typeof settlesIn>
  let admin: Actor
  let second: Actor
  let orgAdmin: Actor
  let foreign: Actor
  beforeAll(async () => {
    w = await world()
    acts = settlesIn(w)
    admin = await w.as('platformAdmin')
    orgAdmin = await w.as('orgAdmin')
    const phone = '13877770001'
    await w.platform.db.$transaction(async (tx) => {
      await createOrganisation(tx, w.platform, {
        name: '嵊州市测试人民调解委员会',
        areaId: '330683',
        mark: '嵊调',
        publicPhone: '0575-00005678',
        courtIds: [courtIdOf('330683')],
        admin: { name: '外地管理员', phone },
      })
    })
    const other = await w.platform.db.staffRole.findFirstOrThrow({
      where: { role: 'orgAdmin', organisationId: { not: DEMO_ORGANISATION_ID } },
    })
    foreign = await w.as(other.personId)
    const added = await acts.give(
      admin,
      { role: 'orgAdmin', organisation: DEMO_ORGANISATION_ID },
      newcomer('第二管理员', 2),
    )
    second = await w.as(added.personId)
  })
  afterAll(() => w.stop())

  const today = () => dayOf(new Date())
  const at = (ms: number): Platform => ({ ...w.platform, clock: { ...w.platform.clock, real: () => new Date(ms) } })
  const codeOf = (error: unknown) =>
    error instanceof DomainError ? (Object.values(error.fields)[0] ?? error.code) : String(error)

  const organisation = (id = DEMO_ORGANISATION_ID) => w.platform.db.organisation.findFirstOrThrow({ where: { id } })
  const mediatorOf = (key: string) =>
    w.platform.db.mediator.findFirstOrThrow({
      where: { personId: demoAccounts.find((one) => one.key === key)?.personId ?? '' },
    })

  describe('about an organisation', () => {
    it('is changed by its own administrator where the policy lets him, and by nobody else', async () => {
      const key = DEMO_ORGANISATION_ID
      for (const who of ['mediator', 'dispatcher', 'clerk', 'judge'] as const) {
        const actor = await w.as(who)
        const refused = await acts.formOf(actor, 'organisation', key).catch(codeOf)
        expect([who, refused]).toEqual([who, 'account/not-staff'])
      }
      expect(await acts.formOf(foreign, 'organisation', key).catch(codeOf)).toBe('account/not-staff')
      const typed = {
        ...(await acts.formOf(orgAdmin, 'organisation', key)),
        publicPhone: '0575-0000-4321',
        name: '别的名字',
      }
      await acts.change(orgAdmin, { kind: 'organisation', key, typed })
      expect(await organisation()).toMatchObject({ publicPhone: '0575-0000-4321', name: '诸暨市示例人民调解委员会' })
    })

    it('refuses a body that changes what is somebody else’s to change, however it came', async () => {
      const key = DEMO_ORGANISATION_ID
      const forged = acts.inOne(orgAdmin, 'organisation', key, async (asking) => {
        const { before, base } = await standing(asking)
        return draftSetting(
          asking,
          { body: { ...base, state: 'closed' }, note: '混进去', effectiveOn: today() },
          before,
        )
      })
      expect(await forged.catch(codeOf)).toBe('setting/not-yours')
    })

    it('counts from its day on, and not before; what was entered meanwhile stays', async () => {
      const key = DEMO_ORGANISATION_ID
      const on = addDays(today(), 3)
      const typed = { ...(await acts.formOf(admin, 'organisation', key)), areaId: '330602' }
      const version = await acts.change(admin, { kind: 'organisation', key, typed, on })
      expect((await organisation()).areaId).toBe(DEMO_AREA)
      await applyDueSettings(at(startOfDay(on).getTime() - 1))
      expect((await organisation()).areaId).toBe(DEMO_AREA)
      const later = { ...(await acts.formOf(orgAdmin, 'organisation', key)), publicPhone: '0575-0000-9999' }
      await acts.change(orgAdmin, { kind: 'organisation', key, typed: later })
      await applyDueSettings(at(startOfDay(on).getTime()))
      expect(await organisation()).toMatchObject({ areaId: '330602', publicPhone: '0575-0000-9999' })
      await applyDueSettings(at(startOfDay(on).getTime() + DAY_MS))
      const outcomes = await w.platform.db.settingOutcome.findMany({ where: { kind: 'organisation', key, version } })
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['applied'])
      await acts.change(admin, {
        kind: 'organisation',
        key,
        typed: { ...typed, areaId: DEMO_AREA, publicPhone: '0575-0000-9999' },
      })
    })

    it('is taken back while it waits for its day, and then never counts', async () => {
      const key = DEMO_ORGANISATION_ID
      const on = addDays(today(), 2)
      const typed = { ...(await acts.formOf(admin, 'organisation', key)), areaId: '330602' }
      const version = await acts.change(admin, { kind: 'organisation', key, typed, on })
      const refused = await acts
        .inOne(foreign, 'organisation', key, (asking) => withdrawVersion(asking, version))
        .catch(codeOf)
      expect(refused).toBe('account/not-staff')
      await acts.inOne(admin, 'organisation', key, (asking) => withdrawVersion(asking, version))
      await applyDueSettings(at(startOfDay(on).getTime() + DAY_MS))
      expect((await organisation()).areaId).toBe(DEMO_AREA)
    })

    it('of two administrators at once the later meets the other’s change, and loses nothing of his own', async () => {
      const key = DEMO_ORGANISATION_ID
      const mine = { ...(await acts.formOf(admin, 'organisation', key)), mark: '暨调' }
      const theirs = { ...(await acts.formOf(orgAdmin, 'organisation', key)), publicPhone: '0575-0000-2222' }
      await acts.draft(admin, { kind: 'organisation', key, typed: mine })
      await acts.draft(orgAdmin, { kind: 'organisation', key, typed: theirs })
      await acts.publish(orgAdmin, 'organisation', key)
      expect(await acts.publish(admin, 'organisation', key).catch(codeOf)).toBe('setting/conflict')
      const kept = await acts.see(admin, 'organisation', key, draftView)
      expect(kept).toMatchObject({ isOutdated: true })
      await acts.inOne(admin, 'organisation', key, rebaseDraft)
      const again = await acts.see(admin, 'organisation', key, draftView)
      expect(again?.changes).toEqual([{ id: 'mark', label: '案件码前面的字', was: '诸调', is: '暨调' }])
      await acts.publish(admin, 'organisation', key)
      expect(await organisation()).toMatchObject({ mark: '暨调', publicPhone: '0575-0000-2222' })
      await acts.change(admin, {
        kind: 'organisation',
        key,
        typed: { ...mine, mark: '诸调', publicPhone: '0575-0000-2222' },
      })
    })

    it('of two that are published in the same moment exactly one counts', async () => {
      const key = DEMO_ORGANISATION_ID
      const form = await acts.formOf(admin, 'organisation', key)
      await acts.draft(admin, { kind: 'organisation', key, typed: { ...form, publicPhone: '0575-1111111' } })
      await acts.draft(orgAdmin, { kind: 'organisation', key, typed: { ...form, publicPhone: '0575-2222222' } })
      const done = await Promise.allSettled([
        acts.publish(admin, 'organisation', key),
        acts.publish(orgAdmin, 'organisation', key),
      ])
      expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(done.flatMap((one) => (one.status === 'rejected' ? [codeOf(one.reason)] : []))).toEqual([
        'setting/conflict',
      ])
    })

    it('under a new name gets a seal of that name, so that it can still seal', async () => {
      const key = DEMO_ORGANISATION_ID
      const { sealKeyRef } = await organisation()
      const form = await acts.formOf(admin, 'organisation', key)
      await acts.change(admin, { kind: 'organisation', key, typed: { ...form, name: '诸暨市改名人民调解委员会' } })
      const renamed = await organisation()
      expect(renamed.sealKeyRef).not.toBe(sealKeyRef)
      const sealOf = (commonName: string, ref: string | null) =>
        w.platform.authority.sealSigner({ commonName, role: 'organisation-seal', sealKeyRef: ref ?? '' })
      await sealOf('诸暨市示例人民调解委员会', sealKeyRef)
      await expect(sealOf(renamed.name, sealKeyRef)).rejects.toThrow()
      await sealOf(renamed.name, renamed.sealKeyRef)
      await acts.change(admin, { kind: 'organisation', key, typed: form })
    })

    it('gets another seal when its own administrator asks for one; papers find both by their fingerprints', async () => {
      const key = DEMO_ORGANISATION_ID
      const { name, sealKeyRef } = await organisation()
      const cut = (ref: string | null) =>
        w.platform.authority.sealSigner({ commonName: name, role: 'organisation-seal', sealKeyRef: ref ?? '' })
      await cut(sealKeyRef)
      const form = await acts.formOf(orgAdmin, 'organisation', key)
      await acts.change(orgAdmin, { kind: 'organisation', key, typed: { ...form, newSeal: 'yes' } })
      const changed = await organisation()
      expect([changed.name, changed.sealKeyRef === sealKeyRef]).toEqual([name, false])
      await cut(changed.sealKeyRef)
      const { livekit, ...rest } = w.platform.settings
      const store = { ...rest.store, secretAccessKey: 'a-secret-of-the-store' }
      const settings = { ...rest, livekit, store, sms: { url: 'https://sms.example', token: 'a-token-of-ours' } }
      const keys = await keysOf({ ...w.platform, settings })
      const seals = keys.filter((one) => one.kind === 'seal' && one.name === name)
      const now = seals.filter(({ isRetired }) => !isRetired)
      expect(now.map(({ organisationId }) => organisationId)).toEqual([key])
      expect(seals.length).toBeGreaterThan(now.length)
      expect(keys.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['root', 'issuing', 'timestamp', 'data', 'sms']),
      )
      expect(JSON.stringify(keys)).not.toMatch(/a-secret-of|a-token-of|PRIVATE/)
      expect(new Set(keys.flatMap(({ fingerprint }) => fingerprint ?? [])).size).toBe(
        keys.filter(({ fingerprint }) => fingerprint !== null).length,
      )
    })

    it('is not closed over open cases, nor the last one suspended, nor one opened in which nobody works', async () => {
      await w.disputeAt('inMediation')
      const key = DEMO_ORGANISATION_ID
      const form = await acts.formOf(admin, 'organisation', key)
      expect(
        await acts.draft(admin, { kind: 'organisation', key, typed: { ...form, state: 'closed' } }).catch(codeOf),
      ).toBe('setting/in-use')
      const fresh = w.platform.chance.id()
      const typed = { ...form, name: '新的调解委员会', mark: '新调', state: 'active' }
      expect(await acts.draft(admin, { kind: 'organisation', key: fresh, typed }).catch(codeOf)).toBe(
        'setting/nobody-there',
      )
      await acts.change(admin, { kind: 'organisation', key: fresh, typed: { ...typed, state: 'suspended' } })
      expect(await organisation(fresh)).toMatchObject({ state: 'suspended', feeRule: 'free', kind: 'peoplesMediation' })
      const taken = { ...typed, state: 'suspended', name: '第三个调解委员会' }
      const third = acts.draft(admin, { kind: 'organisation', key: w.platform.chance.id(), typed: taken })
      expect(await third.catch(codeOf)).toBe('setting/taken')
    })
  })

  describe('about posts', () => {
    const post = (role: string, organisationId = DEMO_ORGANISATION_ID) => ({ role, organisation: organisationId })

    it('a new mediator logs in with the number, has a card to fill in, and gets no case before it is filled in', async () => {
      const row = await acts.give(orgAdmin, post('mediator'), newcomer('陆测试', 11))
      const { personId } = row
      expect(await postsOf(w.platform, personId)).toMatchObject([
        { role: 'mediator', organisationId: DEMO_ORGANISATION_ID },
      ])
      const card = await w.platform.db.mediator.findFirstOrThrow({ where: { personId } })
      const dispute = await w.disputeAt('choosingMediator')
      const eligible = async () =>
        (await eligibleMediators(w.platform.db, dispute.id, w.platform.clock)).map((one) => one.personId)
      expect(await eligible()).not.toContain(personId)
      const typed = {
        ...(await acts.formOf(orgAdmin, 'mediator', card.id)),
        hours1: '9:00-12:00、13:30-17:30',
        certificateName: '人民调解员证',
        certificateFrom: '2026-01-01',
        topics: ['rental'],
      }
      await acts.change(orgAdmin, { kind: 'mediator', key: card.id, typed })
      expect(await eligible()).toContain(personId)
      expect(await w.platform.db.mediatorHours.count({ where: { mediatorId: card.id } })).toBe(2)
    })

    it('are given by whoever may, to others, and never over one’s own head', async () => {
      const tries = (actor: Actor, role: string, n: number, organisationId = DEMO_ORGANISATION_ID) =>
        acts.give(actor, post(role, organisationId), newcomer('某某人', n)).catch(codeOf)
      for (const role of ['orgAdmin', 'platformAdmin', 'clerk', 'auditor']) {
        expect([role, await tries(orgAdmin, role, 20)]).toEqual([role, 'setting/not-yours'])
      }
      expect(await tries(admin, 'platformAdmin', 20)).toBe('setting/not-yours')
      expect(await tries(foreign, 'mediator', 20)).toBe('account/not-staff')
      expect(await tries(await w.as('dispatcher'), 'mediator', 20)).toBe('account/not-staff')
      const taken = { ...newcomer('陈示例', 0), phone: '13900000003' }
      const there = await w.platform.db.organisation.findFirstOrThrow({ where: { mark: '嵊调' } })
      const away = acts.give(foreign, post('mediator', there.id), taken)
      expect(await away.catch(codeOf)).toBe('setting/has-post')
      const own = { ...newcomer('俞示例', 0), phone: '13900000006' }
      expect(await acts.give(orgAdmin, post('mediator'), own).catch(codeOf)).toBe('setting/own-post')
    })

    it('do not tell whose number it is', async () => {
      const probe = { ...newcomer('猜一个名字', 0), phone: '13900000003' }
      expect(await acts.give(orgAdmin, post('dispatcher'), probe).catch(codeOf)).toBe('setting/other-name')
    })

    it('keep name and number of somebody new sealed until they are published', async () => {
      const key = w.platform.chance.id()
      await acts.draft(orgAdmin, { kind: 'post', key, typed: newcomer('只在草稿里', 31), query: post('dispatcher') })
      const row = await w.platform.db.settingDraft.findFirstOrThrow({ where: { key } })
      expect(JSON.stringify(row.body)).not.toMatch(/只在草稿里|13877770031/)
      await acts.publish(orgAdmin, 'post', key)
      const version = await w.platform.db.settingVersion.findFirstOrThrow({ where: { key } })
      expect(JSON.stringify(version.body)).not.toMatch(/只在草稿里|13877770031/)
    })

    it('begin on their first day and end with their last', async () => {
      const from = addDays(today(), 2)
      const row = await acts.give(orgAdmin, post('dispatcher'), {
        ...newcomer('按期的人', 41),
        fromOn: from,
        toOn: addDays(from, 1),
      })
      const heldAt = async (ms: number) => (await postsOf(at(ms), row.personId)).length
      const first = startOfDay(from).getTime()
      expect([await heldAt(first - 1), await heldAt(first), await heldAt(first + 2 * DAY_MS - 1)]).toEqual([0, 1, 1])
      expect(await heldAt(first + 2 * DAY_MS)).toBe(0)
    })

    it('once ended close every session, and what was in hand is listed for hand-over, not lost', async () => {
      const row = await acts.give(orgAdmin, post('mediator'), newcomer('要走的人', 51))
      const { personId } = row
      const card = await w.platform.db.mediator.findFirstOrThrow({ where: { personId } })
      const dispute = await w.disputeAt('inMediation')
      await w.platform.db.assignment.updateMany({
        where: { disputeId: dispute.id },
        data: { personId, mediatorId: card.id },
      })
      const token = await startSession(w.platform, personId)
      expect(await actorOfSession(w.platform, token)).toMatchObject({ personId })
      const typed = { toOn: '', endsAtOnce: 'yes' }
      await acts.draft(orgAdmin, { kind: 'post', key: row.id, typed })
      const preview = await acts.see(orgAdmin, 'post', row.id, draftView)
      expect(preview?.touched.map(({ words }) => words).join()).toContain(dispute.code)
      // An administrator of the platform learns how many, never which.
      await acts.draft(admin, { kind: 'post', key: row.id, typed })
      const counted = await acts.see(admin, 'post', row.id, draftView)
      expect(counted?.touched.map(({ words }) => words).join()).toContain('1件')
      expect(counted?.touched.map(({ words }) => words).join()).not.toContain(dispute.code)
      await acts.publish(orgAdmin, 'post', row.id)
      expect(await actorOfSession(w.platform, token)).toBeNull()
      expect(await postsOf(w.platform, personId)).toEqual([])
      const reading = { platform: w.platform, tx: w.platform.db, actor: orgAdmin, locale: 'zh-CN' } as const
      const { handOver } = await organisationHome(reading, DEMO_ORGANISATION_ID)
      expect(handOver).toMatchObject([{ code: dispute.code, name: '要走的人' }])
      const seen = await organisationHome({ ...reading, actor: admin }, DEMO_ORGANISATION_ID)
      expect(seen.handOver).toMatchObject([{ code: '', topic: '' }])
      expect(await w.platform.db.assignment.count({ where: { disputeId: dispute.id, state: 'active' } })).toBe(1)
      expect(await acts.draft(orgAdmin, { kind: 'post', key: row.id, typed }).catch(codeOf)).toBe('setting/post-over')
    })

    it('that end by their day close sessions by themselves', async () => {
      const row = await acts.give(orgAdmin, post('dispatcher'), { ...newcomer('到期的人', 61), toOn: today() })
      const token = await startSession(w.platform, row.personId)
      const end = startOfDay(addDays(today(), 1))
      await w.platform.db.$transaction((tx) => closeEndedPosts(tx, new Date(end.getTime() - 1)))
      expect(await actorOfSession(w.platform, token)).not.toBeNull()
      await w.platform.db.$transaction((tx) => closeEndedPosts(tx, end))
      expect(await actorOfSession(w.platform, token)).toBeNull()
    })

    it('leave an open organisation with somebody who takes in cases and somebody who holds the seal', async () => {
      const last = await w.platform.db.staffRole.findFirstOrThrow({
        where: { role: 'orgAdmin', organisationId: { not: DEMO_ORGANISATION_ID } },
      })
      const typed = { toOn: addDays(today(), 5), endsAtOnce: '' }
      expect(await acts.draft(admin, { kind: 'post', key: last.id, typed }).catch(codeOf)).toBe('setting/last-one')
      const two = await w.platform.db.staffRole.findFirstOrThrow({
        where: {
          role: 'orgAdmin',
          organisationId: DEMO_ORGANISATION_ID,
          personId: second.kind === 'person' ? second.personId : '',
        },
      })
      await acts.change(admin, { kind: 'post', key: two.id, typed })
    })

    it('of the clerk of a court are given by the platform, and the paper of a form pressed twice is one', async () => {
      const key = w.platform.chance.id()
      const query = { role: 'clerk', court: courtIdOf(DEMO_AREA) }
      await acts.draft(admin, { kind: 'post', key, typed: newcomer('新书记员', 71), query })
      const [own] = [await acts.see(admin, 'post', key, ownDraft)]
      const once = await acts.inOne(admin, 'post', key, (asking) =>
        publishSetting(asking, own?.id ?? '', own?.seen ?? ''),
      )
      const twice = acts.inOne(admin, 'post', key, (asking) => publishSetting(asking, own?.id ?? '', own?.seen ?? ''))
      expect([once, await twice]).toEqual([1, 1])
      expect(await w.platform.db.staffRole.count({ where: { id: key } })).toBe(1)
    })
  })

  describe('about a mediator’s times', () => {
    it('shows the booked sessions that would lie outside, and leaves them as they are', async () => {
      const { id: key, personId } = await mediatorOf('mediatorDay')
      const booked = await bookedSession(w, { ready: false })
      await w.platform.db.assignment.updateMany({
        where: { disputeId: booked.id },
        data: { personId, mediatorId: key },
      })
      const monday = Array.from({ length: 7 }, (_, n) => addDays(today(), n + 7)).find((on) => weekdayOf(on) === 1)
      const startsAt = new Date(`${monday}T10:00:00+08:00`)
      const endsAt = new Date(startsAt.getTime() + 3_600_000)
      await w.platform.db.session.update({ where: { id: booked.sessionId }, data: { startsAt, endsAt } })
      const form = await acts.formOf(orgAdmin, 'mediator', key)
      await acts.draft(orgAdmin, { kind: 'mediator', key, typed: { ...form, hours1: '14:00-17:00' } })
      const preview = await acts.see(orgAdmin, 'mediator', key, draftView)
      expect(preview?.changes).toEqual([
        { id: 'hours1', label: '周一', was: '09:00—12:00、13:30—17:30', is: '14:00—17:00' },
      ])
      const said = preview?.touched.map(({ words }) => words) ?? []
      expect(said[0]).toContain('1次约好的见面')
      expect(said[1]).toContain(booked.code)
      await acts.publish(orgAdmin, 'mediator', key)
      const kept = await w.platform.db.session.findFirstOrThrow({ where: { id: booked.sessionId } })
      expect(kept).toMatchObject({ state: 'booked', startsAt })
    })

    it('keeps an absence that the mediator entered himself while a version waited for its day', async () => {
      const { id: key } = await mediatorOf('mediatorDay')
      const on = addDays(today(), 3)
      const form = await acts.formOf(orgAdmin, 'mediator', key)
      const [from, to] = [`${addDays(today(), 30)}T09:00`, `${addDays(today(), 31)}T18:00`]
      await acts.change(orgAdmin, {
        kind: 'mediator',
        key,
        typed: { ...form, leaveFrom: from, leaveTo: to, hours2: '' },
        on,
      })
      const startsAt = new Date(`${addDays(today(), 40)}T09:00:00+08:00`)
      await w.platform.db.mediatorLeave.create({
        data: { id: w.platform.chance.id(), mediatorId: key, startsAt, endsAt: new Date(startsAt.getTime() + DAY_MS) },
      })
      await applyDueSettings(at(startOfDay(on).getTime()))
      expect(await w.platform.db.mediatorLeave.count({ where: { mediatorId: key } })).toBe(2)
      expect(await w.platform.db.mediatorHours.count({ where: { mediatorId: key, weekday: 2 } })).toBe(0)
    })

    it('says what it cannot read at the field', async () => {
      const { id: key } = await mediatorOf('mediatorDay')
      const form = await acts.formOf(orgAdmin, 'mediator', key)
      const attempt = (typed: Typed) =>
        acts.draft(orgAdmin, { kind: 'mediator', key, typed: { ...form, ...typed } }).then(
          () => ({}),
          (error: unknown) => (error instanceof DomainError ? error.fields : String(error)),
        )
      expect(await attempt({ hours3: '9-12' })).toEqual({ hours3: 'setting/bad-hours' })
      expect(await attempt({ hours3: '09:00-12:00、11:00-13:00' })).toEqual({ hours3: 'setting/bad-hours' })
      expect(await attempt({ slotMinutes: '5' })).toEqual({ slotMinutes: 'setting/bad-number' })
      const backwards = { leaveFrom: '2027-01-02T09:00', leaveTo: '2027-01-01T09:00' }
      expect(await attempt(backwards)).toEqual({ leaveTo: 'booking/bad-leave' })
    })
  })

  describe('about a court', () => {
    it('is the platform’s, and its mark stays once numbers were made of it', async () => {
      const key = courtIdOf(DEMO_AREA)
      expect(await acts.formOf(orgAdmin, 'court', key).catch(codeOf)).toBe('account/not-staff')
      const form = await acts.formOf(admin, 'court', key)
      const typed = { ...form, address: '诸暨市示例路1号', calendarUrl: 'https://court.example.cn/hours' }
      await acts.change(admin, { kind: 'court', key, typed })
      expect(await w.platform.db.court.findFirstOrThrow({ where: { id: key } })).toMatchObject({
        address: '诸暨市示例路1号',
      })
      await w.platform.db.courtNumber.create({ data: { courtId: key, kind: 'special', year: 2026, last: 1 } })
      expect(await acts.draft(admin, { kind: 'court', key, typed: { ...typed, code: '浙0999' } }).catch(codeOf)).toBe(
        'setting/numbers-given',
      )
      const script = { ...typed, calendarUrl: 'javascript:alert(1)' }
      expect(await acts.draft(admin, { kind: 'court', key, typed: script }).catch(codeOf)).toBe('setting/bad-address')
    })
  })

  describe('stands in the record', () => {
    it('with who, when, why, what before and after; nobody changes or removes a version', async () => {
      const key = DEMO_ORGANISATION_ID
      const { history } = await acts.see(admin, 'organisation', key, settingView)
      expect(history.at(-1)).toMatchObject({ version: 1, by: '俞示例', note: '为了测试', outcome: 'applied' })
      expect(history.at(-1)?.changes).toMatchObject([{ was: '0575-0000-1234', is: '0575-0000-4321' }])
      const { db } = w.platform
      await expect(db.settingVersion.updateMany({ data: { note: '改过' } })).rejects.toThrow()
      await expect(db.settingVersion.deleteMany({})).rejects.toThrow()
      await expect(db.settingOutcome.updateMany({ data: { reason: '改过' } })).rejects.toThrow()
    })

    it('in the trail, bound to exactly what was published', async () => {
      const versions = await w.platform.db.settingVersion.findMany({
        where: { kind: 'organisation', key: DEMO_ORGANISATION_ID },
      })
      const events = await w.platform.db.trailEvent.findMany({
        where: { chainId: DEMO_ORGANISATION_ID, type: 'setting.publish' },
      })
      const known = events.map(({ docSha256 }) => Buffer.from(docSha256 ?? []).toString('hex'))
      for (const { body } of versions)
        expect(known).toContain(createHash('sha256').update(payloadText(body)).digest('hex'))
      expect(await w.platform.db.trailChain.count({ where: { kind: 'platform', seq: { gt: 0 } } })).toBe(1)
    })
  })
})
