import { Icon } from './icon.tsx'

export type AudienceProps = {
  /** The sentence that says who can see this; written from the policy, never by hand in a page. */
  readonly children: string
  /** True when the other side cannot see it: lock instead of eye, celadon ground. */
  readonly isPrivate?: boolean
  /** True when it stands alone and not under a field. */
  readonly boxed?: boolean
  readonly id?: string
}

/** Who can see what is typed or said here: fused to the field, or alone with `boxed`. */
export const AudienceStrip = ({ children, isPrivate = false, boxed = false, id }: AudienceProps) => (
  <p className={`audience${isPrivate ? ' audience--private' : ''}${boxed ? ' boxed' : ''}`} {...(id ? { id } : {})}>
    <Icon name={isPrivate ? 'lock' : 'eye'} />
    <span>{children}</span>
  </p>
)
