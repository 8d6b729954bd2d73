import burial from './content/burial.json' with { type: 'json' }
import business from './content/business.json' with { type: 'json' }
import consumer from './content/consumer.json' with { type: 'json' }
import contract from './content/contract.json' with { type: 'json' }
import diversion from './content/diversion.json' with { type: 'json' }
import ecommerce from './content/ecommerce.json' with { type: 'json' }
import expropriation from './content/expropriation.json' with { type: 'json' }
import family from './content/family.json' with { type: 'json' }
import fees from './content/fees.json' with { type: 'json' }
import homestead from './content/homestead.json' with { type: 'json' }
import inheritance from './content/inheritance.json' with { type: 'json' }
import injury from './content/injury.json' with { type: 'json' }
import ip from './content/ip.json' with { type: 'json' }
import labour from './content/labour.json' with { type: 'json' }
import land from './content/land.json' with { type: 'json' }
import limitation from './content/limitation.json' with { type: 'json' }
import loan from './content/loan.json' with { type: 'json' }
import medical from './content/medical.json' with { type: 'json' }
import neighbour from './content/neighbour.json' with { type: 'json' }
import other from './content/other.json' with { type: 'json' }
import overseas from './content/overseas.json' with { type: 'json' }
import property from './content/property.json' with { type: 'json' }
import rental from './content/rental.json' with { type: 'json' }
import traffic from './content/traffic.json' with { type: 'json' }
import vocabulary from './content/vocabulary.json' with { type: 'json' }
import wages from './content/wages.json' with { type: 'json' }
import { DiversionTable, FeeTable, LimitationTable, Vocabulary } from './references.ts'
import { IntakeTopic } from './schema.ts'
import { type IntakeKey, intakeTypes } from './types.ts'

const sources: Record<IntakeKey, unknown> = {
  neighbour,
  family,
  inheritance,
  injury,
  traffic,
  medical,
  labour,
  wages,
  contract,
  loan,
  rental,
  property,
  consumer,
  homestead,
  land,
  expropriation,
  business,
  ecommerce,
  ip,
  overseas,
  burial,
  other,
}

const read = new Map<IntakeKey, IntakeTopic>()

/** The guided questions of one kind of dispute, checked when first asked for. */
export function intakeTopic(key: IntakeKey): IntakeTopic {
  const known = read.get(key)
  if (known) return known
  const topic = IntakeTopic.parse(sources[key])
  read.set(key, topic)
  return topic
}

/** What the picker shows: name, line and drawing of every kind of dispute, in order. */
export const intakeTiles = () =>
  intakeTypes.map((key) => {
    const { name, tile } = intakeTopic(key)
    return { key, name, ...tile }
  })

/** Who helps besides us, with the number to call, in the order that was asked for. */
export const authorities = (keys: readonly string[]) =>
  keys.flatMap((key) => {
    const found = diversionTable.authorities.find((one) => one.key === key)
    return found ? [{ key, name: found.name, phone: found.phone, for: found.for }] : []
  })
export type AuthorityShown = ReturnType<typeof authorities>[number]

export const feeTable = FeeTable.parse(fees)
export const limitationTable = LimitationTable.parse(limitation)
export const diversionTable = DiversionTable.parse(diversion)
export const vocabularyTable = Vocabulary.parse(vocabulary)
