import { dayOf } from '#app/domain/calendar/days.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import type { SettingKind } from '#app/domain/policy/settings.ts'
import { settings } from '#app/domain/setting/catalogue.server.ts'
import { type Asking, draftSetting, officeFor, ownDraft, standing } from '#app/domain/setting/drafts.server.ts'
import type { Typed } from '#app/domain/setting/setting.ts'
import { publishSetting } from '#app/domain/setting/versions.server.ts'
import type { PeopledWorld } from './world.ts'

/** One document, what was typed into its form, and from which day on it shall count. */
export interface Wish {
  readonly kind: SettingKind
  readonly key: string
  readonly typed: Typed
  readonly query?: Readonly<Record<string, string>>
  readonly on?: string
}

/** What administrators do on their pages, without the pages. */
export function settlesIn({ platform }: Pick<PeopledWorld, 'platform'>) {
  const inOne = <T>(actor: Actor, kind: SettingKind, key: string, run: (asking: Asking) => Promise<T>) =>
    platform.db.$transaction((tx) => run({ platform, tx, actor, locale: 'zh-CN', kind, key }))

  /** As the form does it: what stands, with what was typed over it. */
  const draft = (actor: Actor, { kind, key, typed, query = {}, on = dayOf(new Date()) }: Wish) =>
    inOne(actor, kind, key, async (asking) => {
      const { before, base } = await standing(asking, query)
      const body = await settings[kind].read(officeFor(asking, base), typed, base)
      return draftSetting(asking, { body, note: '为了测试', effectiveOn: on }, before)
    })
  const publish = (actor: Actor, kind: SettingKind, key: string) =>
    inOne(actor, kind, key, async (asking) => {
      const own = await ownDraft(asking)
      return publishSetting(asking, own?.id ?? '', own?.seen ?? '')
    })
  const change = async (actor: Actor, wish: Wish) => {
    await draft(actor, wish)
    return publish(actor, wish.kind, wish.key)
  }
  /** A new post, by what the query of its page and its form say. */
  const give = async (actor: Actor, query: Readonly<Record<string, string>>, typed: Typed) => {
    const key = platform.chance.id()
    await change(actor, { kind: 'post', key, typed, query })
    return platform.db.staffRole.findFirstOrThrow({ where: { id: key } })
  }
  /** Everything that the form of a document holds, as a browser sends it back. */
  const formOf = (actor: Actor, kind: SettingKind, key: string) =>
    inOne(actor, kind, key, async (asking): Promise<Typed> => {
      const { base } = await standing(asking)
      const fields = await settings[kind].form(officeFor(asking, base), { body: base, isNew: false })
      return Object.fromEntries(
        fields.map((field) => [field.name, field.type === 'checks' ? field.values : field.value]),
      )
    })
  /** One page of a document, as this reader sees it. */
  const see = <T>(actor: Actor, kind: SettingKind, key: string, view: (asking: Asking) => Promise<T>) =>
    view({ platform, tx: platform.db, actor, locale: 'zh-CN', kind, key })
  return { inOne, see, draft, publish, change, give, formOf }
}

/** Somebody new, as an administrator types him in; the number is invented and told apart by `n`. */
export const newcomer = (name: string, n: number): Typed => ({
  name,
  phone: `1387777${String(n).padStart(4, '0')}`,
  fromOn: dayOf(new Date()),
  toOn: '',
})
