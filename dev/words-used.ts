import ts from 'typescript'

/** Which words of a catalogue a file says; `keys` is null when it may say any. */
export interface Said {
  readonly catalogue: string
  /** The import that stands in the file. */
  readonly statement: string
  readonly local: string
  readonly keys: ReadonlySet<string> | null
}

const CATALOGUE = /^#app\/i18n\/words\/([\w-]+)\.ts$/
/** Which keys are said somewhere; null where it cannot be told. */
type Keys = readonly string[] | null

const parsed = (text: string) => ts.createSourceFile('file.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)

/**
 * Reads which top-level keys of each imported catalogue a component may say. Only `useWords(words)` whose answer is read
 * by plain names counts as understood; everything else means that any word may be said.
 */
export function saidBy(text: string): Said[] {
  const file = parsed(text)
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return []
    const catalogue = CATALOGUE.exec(statement.moduleSpecifier.text)?.[1]
    const bindings = statement.importClause?.namedBindings
    const [only, ...more] = bindings && ts.isNamedImports(bindings) ? bindings.elements : []
    if (!catalogue || !only || more.length > 0 || (only.propertyName ?? only.name).text !== 'words') return []
    const local = only.name.text
    const places = namedIn(file, local).filter(({ parent }) => !ts.isImportSpecifier(parent))
    return [{ catalogue, statement: statement.getText(), local, keys: allOf(places.map(keysAt)) }]
  })
}

const allOf = (found: readonly Keys[]): Set<string> | null =>
  found.some((keys) => keys === null) ? null : new Set(found.flatMap((keys) => keys ?? []))

/** Every mention of a name as a value. */
function namedIn(scope: ts.Node, name: string): ts.Identifier[] {
  const found: ts.Identifier[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return
    if (ts.isIdentifier(node) && node.text === name && !isOnlyALabel(node)) found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(scope)
  return found
}

/** A name behind a dot, or before a colon, is that of a part and not of the thing. */
const isOnlyALabel = ({ parent, ...node }: ts.Identifier): boolean =>
  (ts.isPropertyAccessExpression(parent) && parent.name.pos === node.pos) ||
  (ts.isPropertyAssignment(parent) && parent.name.pos === node.pos) ||
  ts.isJsxAttribute(parent) ||
  (ts.isBindingElement(parent) && parent.propertyName?.pos === node.pos)

/** What is said where a catalogue is mentioned. */
function keysAt(mention: ts.Identifier): Keys {
  const call = mention.parent
  const isAsked = ts.isCallExpression(call) && call.expression.getText() === 'useWords' && call.arguments[0] === mention
  return isAsked ? keysRead(call) : null
}

/** What is read of a value: one key, several by a pattern, or whatever the name it gets is read for. */
function keysRead(value: ts.Expression): Keys {
  const { parent } = value
  if (ts.isPropertyAccessExpression(parent)) return [parent.name.text]
  if (!ts.isVariableDeclaration(parent)) return null
  if (ts.isIdentifier(parent.name)) {
    const { name } = parent
    const mentions = namedIn(functionAround(parent), name.text).filter((node) => node !== name)
    const read = allOf(mentions.map(keysRead))
    return read && [...read]
  }
  const keys = parent.name.elements.map((one) =>
    ts.isBindingElement(one) && !one.dotDotDotToken ? (one.propertyName ?? one.name).getText() : null,
  )
  return keys.every((key): key is string => key !== null && /^\w+$/.test(key)) ? keys : null
}

const functionAround = (node: ts.Node): ts.Node =>
  !node.parent || ts.isFunctionLike(node) ? node : functionAround(node.parent)

/** The parts of a catalogue: what stands before it, and the text of each key in each language. */
export interface Catalogue {
  readonly before: string
  readonly languages: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** @throws Error when the file is not one call of `defineWords` over plain keys. */
export function catalogueIn(text: string): Catalogue {
  const file = parsed(text)
  const own = file.statements.find(
    (one): one is ts.VariableStatement =>
      ts.isVariableStatement(one) && one.declarationList.declarations[0]?.name.getText() === 'words',
  )
  const call = own?.declarationList.declarations[0]?.initializer
  const words = call && ts.isCallExpression(call) ? call.arguments[0] : undefined
  return {
    before: file.statements
      .filter((one) => one !== own)
      .map((one) => one.getText())
      .join('\n'),
    languages: new Map([...partsOf(words)].map(([locale, node]) => [locale, new Map(textsOf(node))])),
  }
}

const textsOf = (node: ts.Expression): [string, string][] =>
  [...partsOf(node)].map(([key, value]) => [key, value.getText()])

function partsOf(node: ts.Expression | undefined): Map<string, ts.Expression> {
  if (!node || !ts.isObjectLiteralExpression(node)) throw new Error('a catalogue is one call of defineWords')
  return new Map(
    node.properties.map((one) => {
      if (!ts.isPropertyAssignment(one)) throw new Error(`a catalogue has plain keys, not ${one.getText()}`)
      return [ts.isStringLiteral(one.name) ? one.name.text : one.name.getText(), one.initializer]
    }),
  )
}
