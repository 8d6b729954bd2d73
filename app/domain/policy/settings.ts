import type { Actor, StaffRole } from '../engine/actor.ts'

export const settingKinds = [
  'organisation',
  'mediator',
  'post',
  'court',
  'rule',
  'notice',
  'reason',
  'authority',
] as const
export type SettingKind = (typeof settingKinds)[number]

export interface SettingRow {
  readonly role: StaffRole
  /** Everywhere, or only what belongs to the organisation of the post. */
  readonly where: 'everywhere' | 'own'
  /** Which fields he may change; the others he only sees. */
  readonly fields: readonly string[]
  /** Which posts he may give and end. */
  readonly posts?: readonly StaffRole[]
}

const EVERY_FIELD = ['*'] as const

/**
 * Who settles what. What is not listed is refused. Administrators of the platform itself are made at the terminal:
 * nobody makes his own equals from a browser.
 */
export const settingPolicy = {
  organisation: [
    { role: 'platformAdmin', where: 'everywhere', fields: EVERY_FIELD },
    { role: 'orgAdmin', where: 'own', fields: ['areaId', 'publicPhone', 'sealKeyRef'] },
  ],
  mediator: [
    { role: 'platformAdmin', where: 'everywhere', fields: EVERY_FIELD },
    { role: 'orgAdmin', where: 'own', fields: EVERY_FIELD },
  ],
  post: [
    {
      role: 'platformAdmin',
      where: 'everywhere',
      fields: EVERY_FIELD,
      posts: ['orgAdmin', 'dispatcher', 'mediator', 'clerk', 'judge'],
    },
    { role: 'orgAdmin', where: 'own', fields: EVERY_FIELD, posts: ['dispatcher', 'mediator'] },
  ],
  court: [{ role: 'platformAdmin', where: 'everywhere', fields: EVERY_FIELD }],
  rule: [{ role: 'platformAdmin', where: 'everywhere', fields: EVERY_FIELD }],
  notice: [{ role: 'platformAdmin', where: 'everywhere', fields: EVERY_FIELD }],
  reason: [{ role: 'platformAdmin', where: 'everywhere', fields: EVERY_FIELD }],
  authority: [{ role: 'platformAdmin', where: 'everywhere', fields: EVERY_FIELD }],
} as const satisfies Record<SettingKind, readonly SettingRow[]>

/** The rows that count for this person and a thing of this organisation; none: refused. */
export function settingRows(actor: Actor, kind: SettingKind, organisationId: string | null): SettingRow[] {
  if (actor.kind !== 'person') return []
  const rows: readonly SettingRow[] = settingPolicy[kind]
  return rows.filter(({ role, where }) =>
    actor.posts.some(
      (post) =>
        post.role === role &&
        (where === 'everywhere' || (organisationId !== null && post.organisationId === organisationId)),
    ),
  )
}

/** Whether these rows let somebody change this field. */
export const mayChange = (rows: readonly SettingRow[], field: string): boolean =>
  rows.some(({ fields }) => fields.includes('*') || fields.includes(field))

/** The posts that somebody with these rows gives and ends. */
export const postsToGive = (rows: readonly SettingRow[]): readonly StaffRole[] => [
  ...new Set(rows.flatMap(({ posts = [] }) => posts)),
]
