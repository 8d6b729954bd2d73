import type { z } from 'zod'
import type { Locale } from '#app/i18n/locale.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { Actor } from '../engine/actor.ts'
import type { Platform } from '../platform/platform.ts'
import type { SettingKind, SettingRow } from '../policy/settings.ts'

/** The contents of one version: plain JSON, so that two can be compared word by word. */
export type Document = { readonly [name: string]: Value }
type Value = string | number | boolean | null | readonly string[]

/** What a form sent: one value a name, a list where the name came more than once. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

/** One line of a document as a person reads it. */
export interface Line {
  readonly id: string
  readonly label: string
  /** Empty where nothing is set. */
  readonly value: string
}

/** One thing that publishing would touch, in words; `to` leads to it where the reader may go there. */
export interface Touched {
  readonly words: string
  readonly to?: string
}

/** What a change would have made of one past case, or makes of an example: line by line, as it was and as it will be. */
export interface Trial {
  readonly title: string
  /** Past cases to choose from; no name and no code of a case. */
  readonly cases: readonly { readonly value: string; readonly label: string }[]
  readonly chosen: string
  readonly lines: readonly { readonly label: string; readonly was: string; readonly is: string }[]
}

/** A field of the form in which a document is changed; words are in the reader's language. */
export type FormField = {
  readonly name: string
  readonly label: string
  readonly hint?: string
} & (
  | { readonly type: 'text' | 'tel' | 'number' | 'date' | 'moment' | 'area' | 'url'; readonly value: string }
  | {
      readonly type: 'select' | 'radio'
      readonly value: string
      readonly options: readonly { readonly value: string; readonly label: string }[]
    }
  | {
      readonly type: 'checks'
      readonly values: readonly string[]
      readonly options: readonly { readonly value: string; readonly label: string }[]
      /** Options that are seldom chosen, folded away. */
      readonly more?: readonly { readonly value: string; readonly label: string }[]
    }
  | { readonly type: 'fixed'; readonly value: string }
)

/** Who asks, in which transaction, and in which language he reads. */
export interface Office {
  readonly platform: Platform
  readonly tx: Tx
  readonly actor: Actor
  readonly locale: Locale
  /** The rows of the policy that count for him here. */
  readonly rows: readonly SettingRow[]
}

/** A change as it is looked at and made. */
export interface Change<Body> {
  readonly key: string
  readonly before: Body | null
  readonly body: Body
}

/** One kind of thing that administrators settle: how it stands, how it is read from a form, shown, checked and done. */
export interface Setting<Body extends Document> {
  readonly kind: SettingKind
  readonly schema: z.ZodType<Body>
  /** The organisation it belongs to; null for what belongs to the platform. */
  organisationOf(body: Body, key: string): string | null
  /** How it stands in the record now; null when there is no such thing. */
  current(given: Pick<Office, 'tx' | 'platform'>, key: string): Promise<Body | null>
  /** What a new one begins with, by the query of the page; null when it cannot be made from here. */
  blank(query: Readonly<Record<string, string>>): Body | null
  /** What to call it. */
  titleOf(office: Office, body: Body): Promise<string>
  form(office: Office, given: { readonly body: Body; readonly isNew: boolean }): Promise<readonly FormField[]>
  /** What was typed, over what it is. @throws DomainError with the codes of wrong fields. */
  read(office: Office, typed: Typed, base: Body): Promise<Body>
  lines(office: Office, body: Body): Promise<readonly Line[]>
  /** What publishing would touch. */
  touched(office: Office, change: Change<Body>): Promise<readonly Touched[]>
  /** @throws DomainError when it cannot be as the record stands. */
  check(office: Pick<Office, 'tx' | 'platform'>, change: Change<Body>): Promise<void>
  /** What the rows of the policy do not say by fields. @throws DomainError for what is not this person's to do. */
  guard?(office: Office, body: Body): void
  /** Makes people of what the draft holds of them, just before it is published. */
  settle?(office: Office, body: Body): Promise<Body>
  /** Writes it into the record. */
  apply(office: Pick<Office, 'tx' | 'platform'>, change: Change<Body>, by: string): Promise<void>
  /** The change tried out on a past case, before anything counts; `past` is the case that was chosen. */
  trial?(office: Office, change: Change<Body>, past: string): Promise<Trial | null>
  /** True when the document says itself from when to when it counts: then there is no day to choose. */
  readonly datesItself?: boolean
}

/** The same without the type of its contents: everything that comes in goes through the schema first. */
export type AnySetting = Setting<Document>

/** Keeps the type of one kind inside it. */
export const defineSetting = <Body extends Document>(setting: Setting<Body>): AnySetting =>
  setting as unknown as AnySetting
