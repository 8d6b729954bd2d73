import { promises } from './effort.ts'
import type { Script, ScriptClause } from './script.ts'
import {
  among,
  byField,
  byPresence,
  fields,
  flag,
  like,
  list,
  mapOf,
  type Shape,
  text,
  Unsupported,
  when,
  whole,
  yes,
} from './shape.ts'

/** Also sums that no paper could hold: whether they are refused is the product's to show. */
const fen = whole(Number.MIN_SAFE_INTEGER)
const days = whole(0, 3_650)
const file = when((value) => typeof value === 'string' && value !== '' && !/[/\\\0]/.test(value))
const DAY_MS = 86_400_000
/** The law's clock may start in the past, or up to a day ahead of the real one. */
const isInstant = (value: unknown): boolean =>
  typeof value === 'string' &&
  /T.*(Z|[+-]\d{2}:?\d{2})$/.test(value) &&
  new Date(value).getTime() <= Date.now() + DAY_MS

const nullable =
  (shape: Shape): Shape =>
  (value, place) => {
    if (value !== null && value !== undefined) shape(value, place)
  }

const partyBase = {
  id: like(/^[\w-]{1,40}$/),
  side: among('applicant', 'respondent'),
  kind: among('person', 'organisation'),
  name: text,
  phone: text,
  address: text,
}
const isZone = (value: unknown): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: String(value) }) !== null
  } catch {
    return false
  }
}
const partyExtra = { timeZone: when(isZone), locale: among('zh-CN', 'en') }
const party = byField('kind', {
  person: fields(partyBase, { ...partyExtra, idNumber: text, passport: text }),
  organisation: fields({ ...partyBase, creditCode: text }, { ...partyExtra, legalRepresentative: text }),
})

const claim = byField('kind', {
  money: fields({ kind: text, amountFen: fen }),
  act: fields({ kind: text, text }),
})

const evidence = fields(
  {
    by: text,
    name: file,
    make: among('photo', 'pdf', 'audio', 'video', 'text'),
    description: text,
    audience: among('all', 'mediator'),
  },
  { bytes: whole(1, 1_000_000_000) },
)

const answer = fields({ answer: among('accept', 'refuse', 'wrongPerson', 'silent') }, { reason: text, response: text })

/** What may follow an answer; whoever said no may change his mind, a yes stands. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  wrongPerson: ['wrongPerson', 'refuse', 'accept'],
  refuse: ['accept'],
  accept: [],
  silent: [],
}
const answers: Shape = (value, place) => {
  list(answer)(value, place)
  const all = value as readonly { readonly answer: string }[]
  const early = all.findIndex((one, index) => {
    const next = all[index + 1]
    return next !== undefined && !NEXT[one.answer]?.includes(next.answer)
  })
  if (early >= 0)
    throw new Unsupported(`${place}[${early + 1}].answer`, `${all[early + 1]?.answer} after ${all[early]?.answer}`)
}

const pair: Shape = (value, place) => {
  list(text)(value, place)
  if ((value as unknown[]).length !== 2) throw new Unsupported(place, value)
}
const session = fields(
  {},
  { joint: flag, caucusWith: list(text), chat: list(pair), showEvidence: whole(1), killMediaServer: flag },
)

const offer = byPresence({
  amountFen: fields({ by: text, amountFen: fen }),
  accept: fields({ by: text, accept: yes }),
})

const instalment = fields({ amountFen: fen, dueInDays: days })
const clause = byField('kind', {
  payment: fields(
    { kind: text, payer: text, payee: text, totalFen: fen, instalments: list(instalment) },
    { default: text },
  ),
  act: fields({ kind: text, by: text, text, dueInDays: days }),
  apology: fields({ kind: text, by: text, text }),
  text: fields({ kind: text, text }),
})

/** Why a court gives an application back: R1 to R3 are for a ruling, R15 needs words that a script does not have. */
const returns: Shape = (value, place) => {
  list(like(/^R([4-9]|1[0-4])$/))(value, place)
  if ((value as unknown[]).length === 0) throw new Unsupported(place, value)
}

const courtStep = byPresence({
  accept: fields({ accept: yes }),
  confirm: fields({ confirm: yes }),
  dismiss: fields({ dismiss: whole(1, 6) }),
  notAccept: fields({ notAccept: whole(1, 5) }),
  supplement: fields({ supplement: text }),
  return: fields({ return: returns, clause: whole(1, 99), amendTo: clause }),
})

/** Kinds of dispute in the picker of the front page. */
const KINDS = ['rental', 'neighbour', 'wages']

const outcome = among('confirmed', 'dismissed', 'notAccepted', 'effective', 'failed', 'refused', 'open')

const script = fields(
  {
    title: text,
    intakeType: among(...KINDS),
    parties: list(party),
    facts: text,
    expect: fields(
      { outcome },
      {
        effectiveAt: among('set', null),
        confirmationLastDay: nullable(like(/^\d{4}-\d{2}-\d{2}$/)),
        signatures: whole(0),
        refusedAt: among('file', 'draft', 'sign', 'apply'),
        keeps: list(among(...promises.map(({ name }) => name))),
      },
    ),
  },
  {
    now: when(isInstant),
    claims: list(claim),
    privateNote: text,
    guide: fields({ taps: list(text) }, { lines: mapOf(text, text) }),
    evidence: list(evidence),
    respondents: mapOf(text, answers),
    session,
    offers: list(offer),
    agreement: nullable(fields({ clauses: list(clause) }, { performedOnSpot: among(false) })),
    agents: when((value) => Array.isArray(value) && value.length === 0),
    mediators: fields({ count: among(1) }, { helpers: when((value) => Array.isArray(value) && value.length === 0) }),
    signing: fields({}, { decline: text, amendAfterFirstSignature: flag }),
    court: list(courtStep),
    performance: list(fields({ instalment: whole(1), paid: flag, confirmed: flag })),
    rating: mapOf(text, among('satisfied', 'basically', 'dissatisfied')),
  },
)

type Named = readonly [place: string, id: string | undefined]

const namesInClause = (clause: ScriptClause, place: string): readonly Named[] => {
  if (clause.kind === 'text') return []
  if (clause.kind !== 'payment') return [[`${place}.by`, clause.by]]
  return [
    [`${place}.payer`, clause.payer],
    [`${place}.payee`, clause.payee],
  ]
}

/** Every place where a party is named. */
const namesIn = (one: Script): readonly Named[] => [
  ...Object.keys(one.respondents ?? {}).map((id): Named => ['respondents', id]),
  ...(one.evidence ?? []).map(({ by }, index): Named => [`evidence[${index}].by`, by]),
  ...(one.session?.caucusWith ?? []).map((id, index): Named => [`session.caucusWith[${index}]`, id]),
  ...(one.session?.chat ?? []).map(([id], index): Named => [`session.chat[${index}]`, id]),
  ...(one.offers ?? []).map(({ by }, index): Named => [`offers[${index}].by`, by]),
  ...(one.agreement?.clauses ?? []).flatMap((clause, index) => namesInClause(clause, `agreement.clauses[${index}]`)),
  ['signing.decline', one.signing?.decline],
  ...(one.court ?? []).flatMap((step, index) =>
    'return' in step ? namesInClause(step.amendTo, `court[${index}].amendTo`) : [],
  ),
  ...Object.keys(one.rating ?? {}).map((id): Named => ['rating', id]),
]

function checkParties({ parties }: Script): void {
  for (const side of ['applicant', 'respondent'])
    if (!parties.some((one) => one.side === side)) throw new Unsupported('parties', `no ${side}`)
  const second = parties.findIndex(
    ({ side }, index) => side === 'applicant' && parties.findIndex((one) => one.side === side) < index,
  )
  if (second >= 0) throw new Unsupported(`parties[${second}].side`, 'a second applicant')
  for (const [index, { id, kind, idNumber, passport }] of parties.entries()) {
    if (parties.findIndex((one) => one.id === id) !== index) throw new Unsupported(`parties[${index}].id`, id)
    if (kind === 'person' && !idNumber && !passport) throw new Unsupported(`parties[${index}].idNumber`, null)
  }
}

/** Instalments are those of the first payment. */
function checkPerformance({ performance = [], agreement }: Script): void {
  const payment = agreement?.clauses.find((clause) => clause.kind === 'payment')
  const count = payment?.kind === 'payment' ? payment.instalments.length : 0
  const beyond = performance.findIndex(({ instalment }) => instalment > count)
  if (beyond >= 0 && agreement)
    throw new Unsupported(`performance[${beyond}].instalment`, performance[beyond]?.instalment)
}

/** A court names a clause that the agreement has. */
function checkReturns({ court = [], agreement }: Script): void {
  const count = agreement?.clauses.length ?? 0
  for (const [index, step] of court.entries())
    if ('return' in step && step.clause > count) throw new Unsupported(`court[${index}].clause`, step.clause)
}

/** @throws Unsupported with the place and the value that this build does not play. */
export function checkScript(raw: unknown): void {
  script(raw, '')
  const one = raw as Script
  checkParties(one)
  const known = new Set(one.parties.map(({ id }) => id))
  for (const [place, id] of namesIn(one)) if (id !== undefined && !known.has(id)) throw new Unsupported(place, id)
  const shown = one.session?.showEvidence
  if (shown && !one.evidence?.[shown - 1]) throw new Unsupported('session.showEvidence', shown)
  checkPerformance(one)
  checkReturns(one)
}
