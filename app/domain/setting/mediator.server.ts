import { z } from 'zod'
import { words } from '#app/i18n/words/setting.ts'
import { wordsFor } from '#app/i18n/words.ts'
import type { Tx } from '#prisma/client.server.ts'
import { isWithinHours, type MediatorTimes, minutesOf } from '../booking/hours.server.ts'
import { DomainError } from '../errors.ts'
import { busyAssignments } from './in-hand.server.ts'
import { mediatorForm, readMediator } from './mediator-form.server.ts'
import { mediatorLines, sessionWords } from './mediator-lines.server.ts'
import { hoursOf, leaveOf, writeHours, writeLeave } from './mediator-times.ts'
import { personName } from './names.server.ts'
import { type Change, defineSetting, type Office, type Touched } from './setting.ts'

export const MediatorBody = z.object({
  personId: z.string(),
  organisationId: z.string(),
  state: z.string(),
  isLeadAble: z.boolean(),
  isAlwaysOpen: z.boolean(),
  caseLimit: z.number().int().nullable(),
  slotMinutes: z.number().int(),
  leadMinutes: z.number().int(),
  opensMinutesBefore: z.number().int(),
  topics: z.array(z.string()),
  languages: z.array(z.string()),
  bioZh: z.string(),
  bioEn: z.string(),
  hours: z.array(z.string()),
  leaves: z.array(z.string()),
  certificates: z.array(z.string()),
})
export type MediatorBody = z.output<typeof MediatorBody>

const dayText = (at: Date | null): string => at?.toISOString().slice(0, 10) ?? ''
const timeText = (at: Date): string => at.toISOString().slice(11, 16)
const timeOfDay = (text: string): Date => new Date(`1970-01-01T${text}:00Z`)

async function current({ tx, platform }: Pick<Office, 'tx' | 'platform'>, key: string): Promise<MediatorBody | null> {
  const row = await tx.mediator.findFirst({
    where: { id: key },
    include: {
      mediatorSkills: true,
      mediatorQualifications: true,
      mediatorHourss: true,
      mediatorLeaves: { where: { endsAt: { gt: platform.clock.law() } } },
    },
  })
  if (!row) return null
  const skills = (kind: string) => row.mediatorSkills.flatMap((one) => (one.kind === kind ? [one.value] : [])).sort()
  return MediatorBody.parse({
    ...row,
    topics: skills('topic'),
    languages: skills('language'),
    hours: row.mediatorHourss
      .map(({ weekday, fromTime, toTime }) => writeHours({ weekday, from: timeText(fromTime), to: timeText(toTime) }))
      .sort(),
    leaves: row.mediatorLeaves.map(writeLeave).sort(),
    certificates: row.mediatorQualifications
      .map(({ name, validFrom, validTo }) => `${dayText(validFrom)}|${dayText(validTo)}|${name}`)
      .sort(),
  })
}

/** Working times as booking reads them, made of a document. */
const timesIn = (body: MediatorBody): MediatorTimes => ({
  personId: body.personId,
  isAlwaysOpen: body.isAlwaysOpen,
  leadMinutes: body.leadMinutes,
  slotMinutes: body.slotMinutes,
  hours: body.hours.map(hoursOf).map(({ weekday, from, to }) => ({
    weekday,
    from: minutesOf(timeOfDay(from)),
    to: minutesOf(timeOfDay(to)),
  })),
  leaves: body.leaves.map(leaveOf),
})

async function touched(office: Office, { before, body }: Change<MediatorBody>): Promise<Touched[]> {
  const { platform, locale } = office
  const t = wordsFor(locale, words).mediator.touched
  const inHand = await busyAssignments(office, { personId: body.personId, organisationId: body.organisationId })
  const was = before ? timesIn(before) : null
  const is = timesIn(body)
  const outside = inHand.flatMap(({ code, topic, sessions }) =>
    sessions
      .filter((span) => (!was || isWithinHours(was, span)) && !isWithinHours(is, span))
      .map((span) => sessionWords(office, { code, topic, span })),
  )
  return [
    ...(body.state === 'paused' && before?.state !== 'paused' ? [{ words: t.paused(inHand.length) }] : []),
    ...(body.caseLimit !== null && inHand.length > body.caseLimit
      ? [{ words: t.overLimit(inHand.length, body.caseLimit) }]
      : []),
    ...(outside.length > 0 ? [{ words: t.outside(outside.length) }] : []),
    ...outside,
    ...(body.certificates.length === 0 ? [{ words: t.noCertificate }] : []),
    ...(body.hours.length === 0 && !body.isAlwaysOpen && platform ? [{ words: t.noHours }] : []),
  ]
}

async function check({ tx }: Pick<Office, 'tx'>, { before, body }: Change<MediatorBody>): Promise<void> {
  if (!before || before.personId !== body.personId || before.organisationId !== body.organisationId) {
    throw new DomainError('state/moved-on')
  }
  const leaves = body.leaves.map(leaveOf).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const overlap = leaves.some((one, at) => at > 0 && one.startsAt < (leaves[at - 1]?.endsAt ?? one.startsAt))
  if (overlap) throw new DomainError('request/invalid', { leaveFrom: 'setting/leave-overlaps' })
  const { state } = await tx.organisation.findFirstOrThrow({ where: { id: body.organisationId } })
  if (state === 'closed') throw new DomainError('state/moved-on')
}

async function apply({ tx, platform }: Pick<Office, 'tx' | 'platform'>, change: Change<MediatorBody>): Promise<void> {
  const { key, body } = change
  const { topics, languages, hours, leaves, certificates, personId: _, organisationId: __, ...data } = body
  await tx.mediator.update({ where: { id: key }, data })
  await tx.mediatorSkill.deleteMany({ where: { mediatorId: key, kind: { in: ['topic', 'language'] } } })
  const skills = { topic: topics, language: languages }
  await tx.mediatorSkill.createMany({
    data: Object.entries(skills).flatMap(([kind, values]) => values.map((value) => ({ mediatorId: key, kind, value }))),
  })
  await tx.mediatorHours.deleteMany({ where: { mediatorId: key } })
  await tx.mediatorHours.createMany({
    data: hours.map(hoursOf).map(({ weekday, from, to }) => ({
      mediatorId: key,
      weekday,
      fromTime: timeOfDay(from),
      toTime: timeOfDay(to),
    })),
  })
  const id = () => platform.chance.id()
  await tx.mediatorLeave.deleteMany({ where: { mediatorId: key, endsAt: { gt: platform.clock.law() } } })
  await tx.mediatorLeave.createMany({
    data: leaves.map((text) => ({ id: id(), mediatorId: key, ...leaveOf(text) })),
  })
  await writeCertificates(tx, key, { certificates, id })
}

async function writeCertificates(
  tx: Tx,
  mediatorId: string,
  { certificates, id }: { certificates: readonly string[]; id: () => string },
): Promise<void> {
  await tx.mediatorQualification.deleteMany({ where: { mediatorId } })
  await tx.mediatorQualification.createMany({
    data: certificates.map((text) => {
      const [from = '', to = '', ...name] = text.split('|')
      const validTo = to ? new Date(to) : null
      return { id: id(), mediatorId, name: name.join('|'), validFrom: new Date(from), validTo }
    }),
  })
}

/** A mediator's card: what he takes, when he works, when he is away, and by which certificates. */
export const mediatorSetting = defineSetting<MediatorBody>({
  kind: 'mediator',
  schema: MediatorBody,
  organisationOf: ({ organisationId }) => organisationId,
  current,
  // A card comes with the post of a mediator.
  blank: () => null,
  titleOf: ({ tx, platform }, { personId }) => personName(tx, platform, personId),
  form: async (office, { body }) => mediatorForm(office, body),
  read: async (office, typed, base) => readMediator(office, typed, base),
  lines: async (office, body) => mediatorLines(office, body),
  touched,
  check,
  apply,
})
