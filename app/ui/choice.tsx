import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { AudienceStrip } from './audience.tsx'
import { FieldError } from './field.tsx'
import { Icon } from './icon.tsx'

export type Option = { readonly value: string; readonly label: ReactNode; readonly hint?: ReactNode }

export type ChoiceGroupProps = {
  /** Name in the form; the first option carries it as id for the error summary. */
  readonly name: string
  /** An id of its own, for every further group of the same name. */
  readonly id?: string | undefined
  readonly legend: ReactNode
  readonly hint?: ReactNode
  readonly options: readonly Option[]
  /** True: several may be ticked (`name` repeats in the form). */
  readonly several?: boolean
  readonly chosen?: readonly string[]
  readonly error?: string | undefined
  readonly audience?: string | undefined
  readonly isPrivate?: boolean
}

/** Radio buttons, or check boxes with `several`: native, whole row to tap. */
export const ChoiceGroup = (props: ChoiceGroupProps) => {
  const {
    name,
    id = name,
    legend,
    hint,
    options,
    several = false,
    chosen = [],
    error,
    audience,
    isPrivate = false,
  } = props
  const describe = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <fieldset
      className={error ? 'field field--error' : 'field'}
      {...(describe ? { 'aria-describedby': describe } : {})}
    >
      <legend className="label">{legend}</legend>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <div className="picks">
        {options.map((option, index) => (
          <ChoiceRow
            key={option.value}
            {...option}
            id={index === 0 ? id : `${id}-${option.value}`}
            name={name}
            type={several ? 'checkbox' : 'radio'}
            checked={chosen.includes(option.value)}
          />
        ))}
      </div>
      {audience && (
        <AudienceStrip boxed isPrivate={isPrivate}>
          {audience}
        </AudienceStrip>
      )}
      <FieldError name={id} error={error} />
    </fieldset>
  )
}

type RowProps = Option & {
  readonly id: string
  readonly name: string
  readonly type: 'checkbox' | 'radio'
  readonly checked: boolean
}

const ChoiceRow = ({ id, name, type, value, label, hint, checked }: RowProps) => (
  <label className="choice" htmlFor={id}>
    <input id={id} type={type} name={name} value={value} defaultChecked={checked} />
    <span>
      {hint ? <b>{label}</b> : label}
      {hint && <span className="second">{hint}</span>}
    </span>
  </label>
)

export type CheckboxProps = {
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly checked?: boolean
  /** Value in the form when ticked. */
  readonly value?: string
  readonly error?: string | undefined
}

/** One tick, such as a consent or the statement of truth. */
export const Checkbox = ({ name, label, hint, checked = false, value = 'yes', error }: CheckboxProps) => (
  <div className={error ? 'field field--error' : 'field'}>
    <label className="choice" htmlFor={name}>
      <input
        id={name}
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={checked}
        {...(error ? { 'aria-invalid': true, 'aria-describedby': `${name}-error` } : {})}
      />
      <span>
        {label}
        {hint && <span className="second">{hint}</span>}
      </span>
    </label>
    <FieldError name={name} error={error} />
  </div>
)

export type Tile = {
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** Value of the form's button, or where the link goes. */
  readonly value?: string
  readonly to?: string
  /** The last tile: none of these; dashed. */
  readonly quiet?: boolean
}

export type ChoiceTilesProps = { readonly name?: string; readonly tiles: readonly Tile[]; readonly topics?: boolean }

/** Answers of one tap: each tile is a submit button of the form around it, or a link when it has `to`. */
export const ChoiceTiles = ({ name = 'answer', tiles, topics = false }: ChoiceTilesProps) => (
  <ul className={topics ? 'tiles tiles--2' : 'tiles'}>
    {tiles.map((tile) => (
      <li key={tile.value ?? tile.to}>
        <TileButton name={name} tile={tile} topic={topics} />
      </li>
    ))}
  </ul>
)

const TileButton = ({ name, tile, topic }: { name: string; tile: Tile; topic: boolean }) => {
  const look = `tile${topic ? ' tile--topic' : ''}${tile.quiet ? ' tile--quiet' : ''}`
  const inside = topic ? (
    <>
      <b>{tile.label}</b>
      <span>{tile.hint}</span>
    </>
  ) : (
    <>
      <span>
        {tile.hint ? <b>{tile.label}</b> : tile.label}
        {tile.hint && <span className="second">{tile.hint}</span>}
      </span>
      <span className="go">
        <Icon name="forward" />
      </span>
    </>
  )
  if (tile.to !== undefined) {
    return (
      <Link className={look} to={tile.to}>
        {inside}
      </Link>
    )
  }
  return (
    <button className={look} type="submit" name={name} value={tile.value}>
      {inside}
    </button>
  )
}
