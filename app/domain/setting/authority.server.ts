import { join } from 'node:path'
import { z } from 'zod'
import { words } from '#app/i18n/words/setting.ts'
import { wordsFor } from '#app/i18n/words.ts'
import { knownKeys, makeGeneration } from '#templates/papers.server.ts'
import { DomainError } from '../errors.ts'
import { keysInUse, renewedKeys } from '../platform/keys-in-use.server.ts'
import { type Change, defineSetting, type FormField, type Office, type Touched, type Typed } from './setting.ts'
import { keyOf, settle } from './settled.server.ts'
import { textTyped } from './typed.ts'

const Body = z.object({
  name: z.enum(renewedKeys),
  /** Which generation works; null for the one with which the authority was founded. */
  ref: z.string().nullable(),
})
type Body = z.output<typeof Body>

const SHOWN = 16
const dirOf = ({ platform }: Pick<Office, 'platform'>): string => join(platform.settings.dataDir, 'keys')

/** The fingerprint of a generation; of one that is made only with its publication there is none yet. */
async function fingerprintOf(office: Office, { name, ref }: Body): Promise<string> {
  const found = (await knownKeys(dirOf(office))).find((one) => one.kind === name && (one.ref || null) === ref)
  return found ? found.fingerprint.slice(0, SHOWN) : wordsFor(office.locale, words).keys.freshKey
}

async function form({ locale }: Office): Promise<FormField[]> {
  const t = wordsFor(locale, words).keys
  return [
    {
      name: 'renew',
      label: t.renew,
      hint: t.renewHint,
      type: 'checks',
      values: [],
      options: [{ value: 'yes', label: t.doRenew }],
    },
  ]
}

async function read({ platform }: Office, typed: Typed, base: Body): Promise<Body> {
  return textTyped(typed, 'renew') === 'yes' ? { ...base, ref: `${base.name}-${platform.chance.id()}` } : base
}

/** A key that was replaced does not come back: from then on only a new one follows. */
async function check({ tx }: Pick<Office, 'tx'>, { key, body }: Change<Body>): Promise<void> {
  if (keyOf('authority', body.name) !== key || body.ref === null) throw new DomainError('setting/nothing-changed')
  const used = await tx.settledValue.findMany({ where: { kind: 'authority', key }, select: { body: true } })
  if (used.some((row) => (row.body as Body).ref === body.ref)) throw new DomainError('state/moved-on')
}

async function touched(office: Office, { body }: Change<Body>): Promise<Touched[]> {
  const t = wordsFor(office.locale, words).keys.touched
  if (body.name === 'timestamp') return [{ words: t.stays }, { words: t.timestamp }]
  const seals = (await knownKeys(dirOf(office))).filter(({ kind }) => kind === 'seal').length
  return [{ words: t.stays }, { words: t.seals(seals) }, { words: t.root, to: '/root.pem' }]
}

/** A key of the platform's own authority, renewed. What was made by the earlier ones is checked against them still. */
export const authoritySetting = defineSetting<Body>({
  kind: 'authority',
  schema: Body,
  organisationOf: () => null,
  async current({ tx }, key) {
    const name = renewedKeys.find((one) => keyOf('authority', one) === key)
    return name ? { name, ref: (await keysInUse(tx))[name] } : null
  },
  blank: () => null,
  titleOf: async ({ locale }, { name }) => wordsFor(locale, words).keys.kinds[name],
  form,
  read,
  async lines(office, body) {
    const t = wordsFor(office.locale, words).keys
    return [{ id: 'ref', label: t.working, value: await fingerprintOf(office, body) }]
  },
  touched,
  check,
  async apply(office, { key, body }) {
    const { issuing } = await keysInUse(office.tx)
    if (body.ref) await makeGeneration(dirOf(office), { kind: body.name, ref: body.ref, issuing })
    await settle(office, { kind: 'authority', key, body })
  },
})
