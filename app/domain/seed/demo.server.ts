import type { Tx } from '#prisma/client.server.ts'
import { newCodec } from '#prisma/codec.server.ts'
import { addContact, nameIndex } from '../account/people.server.ts'
import type { Platform } from '../platform/platform.ts'
import { DEMO_AREA, DEMO_ORGANISATION_ID, type DemoAccount, demoAccounts } from './people.ts'
import { courtIdOf, SYSTEM_PERSON_ID, seedReference } from './reference.server.ts'

export { DEMO_AREA, DEMO_ORGANISATION_ID, demoAccounts } from './people.ts'

const COURT_ROLES = new Set(['clerk', 'judge'])
const WORK_DAYS = [1, 2, 3, 4, 5]
/** Hours of the record are times of day without a date. */
const timeOfDay = (text: string): Date => new Date(`1970-01-01T${text}:00Z`)

/** Loads areas, courts and the demonstration accounts; loading again changes nothing. */
export async function seedDemo(platform: Platform): Promise<void> {
  await platform.db.$transaction(
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(4711)`
      await seedReference(tx, platform)
      if (await tx.person.findFirst({ where: { id: SYSTEM_PERSON_ID } })) return
      await addPerson(tx, platform, { id: SYSTEM_PERSON_ID, name: '平台', kind: 'organisation' })
      await addOrganisation(tx)
      for (const account of demoAccounts) await addAccount(tx, platform, account)
    },
    { timeout: 60_000 },
  )
}

interface SeedPerson {
  readonly id: string
  readonly name: string
  readonly kind: 'person' | 'organisation'
}

async function addPerson(tx: Tx, platform: Platform, { id, name, kind }: SeedPerson): Promise<void> {
  const codec = await newCodec(tx, platform.keys, 'person', id)
  await tx.person.create({
    data: {
      id,
      kind,
      name: codec.seal(`person.name/${id}`, name),
      nameBidx: nameIndex(platform, name),
      locale: 'zh-CN',
      timeZone: 'Asia/Shanghai',
    },
  })
}

async function addOrganisation(tx: Tx): Promise<void> {
  await tx.organisation.create({
    data: {
      id: DEMO_ORGANISATION_ID,
      kind: 'peoplesMediation',
      areaId: DEMO_AREA,
      name: '诸暨市示例人民调解委员会',
      mark: '诸调',
      publicPhone: '0575-0000-1234',
      feeRule: 'free',
      state: 'active',
      sealKeyRef: 'organisation-demo',
    },
  })
  await tx.organisationCourt.create({
    data: { organisationId: DEMO_ORGANISATION_ID, courtId: courtIdOf(DEMO_AREA), validFrom: new Date('2025-01-01') },
  })
}

async function addAccount(tx: Tx, platform: Platform, account: DemoAccount): Promise<void> {
  const { personId, name, phone, roles } = account
  const now = platform.clock.real()
  await addPerson(tx, platform, { id: personId, name, kind: 'person' })
  await addContact(tx, platform, { personId, kind: 'phone', value: phone, verifiedAt: now })
  for (const role of roles) {
    const place = COURT_ROLES.has(role)
      ? { courtId: courtIdOf(DEMO_AREA) }
      : { organisationId: role === 'platformAdmin' ? null : DEMO_ORGANISATION_ID }
    await tx.staffRole.create({
      data: {
        id: platform.chance.id(),
        personId,
        role,
        ...place,
        validFrom: new Date('2025-01-01'),
        grantedBy: SYSTEM_PERSON_ID,
      },
    })
    if (role === 'mediator') await addMediator(tx, platform, account)
  }
}

async function addMediator(tx: Tx, platform: Platform, { personId, key }: DemoAccount): Promise<void> {
  const id = platform.chance.id()
  const isAlwaysOpen = key === 'mediator'
  await tx.mediator.create({
    data: {
      id,
      personId,
      organisationId: DEMO_ORGANISATION_ID,
      state: 'active',
      isLeadAble: true,
      bioZh: isAlwaysOpen
        ? '示例账号：做租房、邻里和劳动报酬的调解，随时可以约。'
        : '示例账号：按工作时间预约，做各类民间纠纷。',
      bioEn: isAlwaysOpen
        ? 'Demonstration account: rental, neighbours and wages; open at any time.'
        : 'Demonstration account: office hours, all kinds of civil disputes.',
      isAlwaysOpen,
      slotMinutes: isAlwaysOpen ? 15 : 60,
      leadMinutes: isAlwaysOpen ? 0 : 30,
      opensMinutesBefore: isAlwaysOpen ? 1440 : 15,
      caseLimit: isAlwaysOpen ? null : 20,
    },
  })
  await tx.mediatorSkill.createMany({
    data: ['rental', 'neighbour', 'wages', 'consumer']
      .map((value) => ({ mediatorId: id, kind: 'topic', value }))
      .concat([
        { mediatorId: id, kind: 'language', value: 'zh' },
        { mediatorId: id, kind: 'language', value: 'en' },
      ]),
  })
  await tx.mediatorQualification.create({
    data: { id: platform.chance.id(), mediatorId: id, name: '示例调解员证', validFrom: new Date('2025-01-01') },
  })
  const hours = isAlwaysOpen
    ? [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '23:59' }))
    : WORK_DAYS.flatMap((weekday) => [
        { weekday, from: '09:00', to: '12:00' },
        { weekday, from: '13:30', to: '17:30' },
      ])
  await tx.mediatorHours.createMany({
    data: hours.map(({ weekday, from, to }) => ({
      mediatorId: id,
      weekday,
      fromTime: timeOfDay(from),
      toTime: timeOfDay(to),
    })),
  })
}
