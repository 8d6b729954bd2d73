import {
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
} from 'pdf-lib'

/** What a stretch of a paper is, for those who have it read aloud and for those who take it apart by machine. */
export type Tag = 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure'

/** A piece of a page that belongs to an element. */
interface Mark {
  readonly page: number
  readonly id: number
}

interface Element {
  readonly tag: Tag | 'Document'
  /** What stands for a picture where it cannot be seen. */
  readonly instead?: string
  readonly inside: (Element | Mark)[]
}

const isMark = (inside: Element | Mark): inside is Mark => 'id' in inside

/**
 * The structure of a paper: a tree whose leaves are pieces of pages. What is drawn while no element is open is a rule, a
 * border or a margin, and is passed over.
 */
export class Tags {
  private readonly root: Element = { tag: 'Document', inside: [] }
  private readonly open: Element[] = [this.root]
  private readonly counts = new Map<number, number>()

  /** Everything drawn meanwhile belongs to a new element. */
  within<Result>(tag: Tag, draw: () => Result, instead?: string): Result {
    const element: Element = { tag, inside: [], ...(instead && { instead }) }
    this.open.at(-1)?.inside.push(element)
    this.open.push(element)
    try {
      return draw()
    } finally {
      this.open.pop()
    }
  }

  /** Draws on a page as a piece of the open element, or as decoration. */
  paint(on: PDFPage, page: number, draw: () => void): void {
    const element = this.open.at(-1)
    if (!element || element === this.root) this.decorate(on, draw)
    else {
      const id = this.counts.get(page) ?? 0
      this.counts.set(page, id + 1)
      element.inside.push({ page, id })
      on.pushOperators(
        PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [`/${element.tag}`, `<</MCID ${id}>>`]),
      )
      draw()
      on.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent))
    }
  }

  /** Draws what carries no meaning. */
  decorate(on: PDFPage, draw: () => void): void {
    on.pushOperators(PDFOperator.of(PDFOperatorNames.BeginMarkedContent, ['/Artifact']))
    draw()
    on.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent))
  }

  /** Writes the tree into the file. Signature fields stay out of it: signing would otherwise change the page. */
  write(file: PDFDocument): void {
    const { context, catalog } = file
    const pages = file.getPages()
    const root = context.obj({ Type: 'StructTreeRoot' })
    const rootRef = context.register(root)
    const owners = pages.map((_, page) => context.obj(Array.from({ length: this.counts.get(page) ?? 0 }, () => null)))
    const place = (element: Element, parent: typeof rootRef): typeof rootRef => {
      const own = context.obj({ Type: 'StructElem', S: element.tag, P: parent })
      const ref = context.register(own)
      const first = element.inside.find(isMark)?.page
      if (first !== undefined) own.set(PDFName.of('Pg'), pages[first]?.ref ?? parent)
      if (element.tag === 'TH') own.set(PDFName.of('A'), context.obj({ O: 'Table', Scope: 'Column' }))
      if (element.instead) own.set(PDFName.of('Alt'), PDFHexString.fromText(element.instead))
      const kids = element.inside.map((inside) => {
        if (!isMark(inside)) return place(inside, ref)
        owners[inside.page]?.set(inside.id, ref)
        if (inside.page === first) return inside.id
        return { Type: 'MCR', Pg: pages[inside.page]?.ref ?? parent, MCID: inside.id }
      })
      own.set(PDFName.of('K'), context.obj(kids))
      return ref
    }
    root.set(PDFName.of('K'), place(this.root, rootRef))
    const numbers = owners.flatMap((owner, page) => [page, context.register(owner)])
    root.set(PDFName.of('ParentTree'), context.register(context.obj({ Nums: numbers })))
    root.set(PDFName.of('ParentTreeNextKey'), context.obj(pages.length))
    for (const [index, page] of pages.entries()) tagPage(page.node, index)
    catalog.set(PDFName.of('StructTreeRoot'), rootRef)
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  }
}

const tagPage = (page: PDFDict, index: number): void => {
  page.set(PDFName.of('StructParents'), page.context.obj(index))
  page.set(PDFName.of('Tabs'), PDFName.of('S'))
}
