import { Link } from '@remix-run/react'
import { createContext, type MouseEvent, type ReactNode, useContext, useId } from 'react'

export type ButtonLook = 'first' | 'second' | 'quiet' | 'no'

export type ButtonProps = {
  readonly children: ReactNode
  /** `first` once per page; `no` for a refusal; `quiet` beside others. */
  readonly look?: ButtonLook
  readonly wide?: boolean
  readonly slim?: boolean
  readonly name?: string
  readonly value?: string
  readonly type?: 'submit' | 'button'
  readonly form?: string
  readonly formAction?: string
  readonly onClick?: () => void
  /** Why the button cannot be used yet; it stays focusable and the sentence stands above it. */
  readonly blockedBecause?: string | null | undefined
  /** Key that does the same on a desk, drawn in the button. */
  readonly shortcut?: string
}

/** What the form around a button has sent and not been answered; null while nothing is under way. */
export const SentForm = createContext<FormData | undefined | null>(null)

/** Whether this button was the one that was pressed. */
function useAtWork({ type, name, value = '' }: Pick<ButtonProps, 'type' | 'name' | 'value'>): boolean {
  const sent = useContext(SentForm)
  return Boolean(sent) && type !== 'button' && (name === undefined || sent?.get(name) === value)
}

/** The class list of a button; for links and labels that look like one. */
export const buttonClass = (look: ButtonLook = 'first', wide = false, slim = false) =>
  ['btn', look === 'first' ? '' : `btn--${look}`, wide ? 'btn--wide' : '', slim ? 'btn--slim' : '']
    .filter(Boolean)
    .join(' ')

/** A button whose label is a verb phrase; blocked ones say why instead of going dead, a pressed one shows that it is at work. */
export const Button = ({ children, look, wide, slim, blockedBecause, shortcut, onClick, ...rest }: ButtonProps) => {
  const why = useId()
  const blocked = typeof blockedBecause === 'string' && blockedBecause !== ''
  const isAtWork = useAtWork(rest)
  const press = (event: MouseEvent) => (blocked || isAtWork ? event.preventDefault() : onClick?.())
  return (
    <>
      {blocked && (
        <p className="why" id={why}>
          {blockedBecause}
        </p>
      )}
      <button
        type="submit"
        className={buttonClass(look, wide, slim)}
        {...rest}
        {...(blocked ? { 'aria-disabled': true, 'aria-describedby': why } : {})}
        {...(isAtWork ? { 'aria-busy': true } : {})}
        {...(shortcut ? { 'data-key': shortcut, 'aria-keyshortcuts': shortcut } : {})}
        onClick={press}
      >
        {children}
        {shortcut && <Key name={shortcut} />}
      </button>
    </>
  )
}

export type ButtonLinkProps = Pick<ButtonProps, 'children' | 'look' | 'wide' | 'slim' | 'shortcut'> & {
  readonly to: string
  /** For files and other addresses that are no page of the site. */
  readonly reloadDocument?: boolean
  /** Opens beside this page, which has to stay: a room, say. The words of the link must tell. */
  readonly target?: '_blank'
}

/** A link to another page that is the next thing to do. */
export const ButtonLink = ({ children, look, wide, slim, shortcut, ...rest }: ButtonLinkProps) => (
  <Link
    className={buttonClass(look, wide, slim)}
    {...rest}
    {...(shortcut ? { 'data-key': shortcut, 'aria-keyshortcuts': shortcut } : {})}
  >
    {children}
    {shortcut && <Key name={shortcut} />}
  </Link>
)

/** The buttons at the end of a page: the one verb first, the way out below it. */
export const Actions = ({ children }: { children: ReactNode }) => <div className="actions">{children}</div>

/** A quiet sentence beside the buttons: a promise or a consequence. */
export const Why = ({ children }: { children: ReactNode }) => <p className="why">{children}</p>

/** A key of the desk, drawn but not read out: the accessible shortcut is on the control itself. */
const Key = ({ name }: { name: string }) => (
  <span aria-hidden="true">
    <kbd>{name}</kbd>
  </span>
)
