import type { PaperLocale, Slot } from '../document.ts'
import { term } from '../render/terms.ts'
import { type Party, partyField } from './schemas.ts'

const label = (office: string, name: string, locale: PaperLocale) =>
  locale === 'zh-CN' ? `${office}：${name}` : `${office}: ${name}`

type Office = Readonly<Record<PaperLocale, string>>

/** The place of one person, under an office in words, e.g. 记录人：赵敏. */
export const handSlot = (field: string, office: Office, name: string, locale: PaperLocale): Slot => ({
  field,
  label: label(office[locale], name, locale),
  kind: 'hand',
})

/** One place for each of several people: `member-1`, `member-2`. */
export const handSlots = (
  field: string,
  office: Office,
  people: readonly string[],
  locale: PaperLocale,
): readonly Slot[] => people.map((name, index) => handSlot(`${field}-${index + 1}`, office, name, locale))

/** One place per party; for an organisation with the person who signs for it. */
export const partySlots = (parties: readonly Party[], locale: PaperLocale, role?: Party['role']): readonly Slot[] =>
  parties.map((party) => {
    const representative = party.kind === 'organisation' && party.legalRepresentative
    const by = locale === 'zh-CN' ? `（法定代表人：${representative}）` : ` (represented by ${representative})`
    const name = `${party.name}${representative ? by : ''}`
    return {
      field: partyField(party.ordinal),
      label: label(term('role', role ?? party.role, locale), name, locale),
      kind: 'hand',
    }
  })

/** One place per mediator: `mediator-1`, `mediator-2`. */
export const mediatorSlots = (mediators: readonly string[], locale: PaperLocale): readonly Slot[] =>
  handSlots('mediator', { 'zh-CN': '调解员', en: 'Mediator' }, mediators, locale)

/** The place of the organisation's seal. */
export const organisationSlots = (organisation: string, locale: PaperLocale): readonly Slot[] => [
  {
    field: 'seal',
    label: label(locale === 'zh-CN' ? '调解组织（印章）' : 'Organisation (seal)', organisation, locale),
    kind: 'seal',
  },
]

/** The judge's hand and the court's seal, side by side. */
export const courtSlots = (court: string, judge: string, locale: PaperLocale): readonly Slot[] => [
  { field: 'judge', label: label(locale === 'zh-CN' ? '审判员' : 'Judge', judge, locale), kind: 'hand' },
  ...courtSeal(court, locale),
]

/** The court's seal alone, as on its notices. */
export const courtSeal = (court: string, locale: PaperLocale): readonly Slot[] => [
  {
    field: 'court-seal',
    label: label(locale === 'zh-CN' ? '人民法院（印章）' : 'Court (seal)', court, locale),
    kind: 'seal',
  },
]
