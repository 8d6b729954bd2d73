import { Link } from '@remix-run/react'
import { formatDay } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/setting.ts'
import { RowLinks } from '#app/ui/lists.tsx'
import { Tag } from '#app/ui/marks.tsx'

type RoleWords = (typeof words)['zh-CN']['post']['roles']

export interface PostShown {
  readonly id: string
  readonly name: string
  readonly role: keyof RoleWords
  readonly fromOn: string
  readonly toOn: string | null
  readonly state: 'held' | 'ahead' | 'ended'
}

/** Who holds which post from when to when; what has ended is folded away. */
export const People = ({ people, title }: { people: readonly PostShown[]; title: string }) => {
  const t = useWords(words)
  const ended = people.filter(({ state }) => state === 'ended')
  const held = people.filter(({ state }) => state !== 'ended')
  return (
    <>
      <h2>{title}</h2>
      {held.length === 0 && <p className="second">{t.list.nobody}</p>}
      <ul className="rowlinks">
        {held.map((one) => (
          <Post key={one.id} post={one} />
        ))}
      </ul>
      {ended.length > 0 && (
        <details>
          <summary>{t.home.ended}</summary>
          <ul className="rowlinks">
            {ended.map((one) => (
              <Post key={one.id} post={one} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const Post = ({ post: { id, name, role, fromOn, toOn, state } }: { post: PostShown }) => {
  const t = useWords(words)
  const locale = useLocale()
  const day = (on: string) => formatDay(on, locale, { weekday: false })
  const from = state === 'ahead' ? t.home.starts(day(fromOn)) : t.home.sinceDay(day(fromOn))
  return (
    <li>
      <Link to={`/setting/post/${id}`}>
        <span>
          <span className="t">{name}</span>
          <span className="second">{t.post.roles[role]}</span>
        </span>
        <Tag tone={toOn && state === 'held' ? 'warn' : 'plain'} shape={false}>
          {toOn ? t.home.until(day(toOn)) : from}
        </Tag>
      </Link>
    </li>
  )
}

/** The posts that the reader may give here. */
export const GivePosts = ({ roles, place }: { roles: readonly (keyof RoleWords)[]; place: string }) => {
  const t = useWords(words)
  return (
    <>
      <h2>{t.home.give}</h2>
      <RowLinks
        links={roles.map((role) => ({
          to: `/setting/post/new/edit?role=${role}&${place}`,
          label: t.home.giveRole(t.post.roles[role]),
        }))}
      />
    </>
  )
}
