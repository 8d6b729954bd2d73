import { catalogue, type PaperLocale, renderPaper, type TemplateId } from '#templates/papers.server.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'

const SAMPLE_CASE = '诸调-26-0412-7K'
const SAMPLE_NUMBER = 'ABCD-EFGH-JKLM'

/** Every kind of paper, in the order of the numbers. */
export const paperKinds = () =>
  Object.values(catalogue).map(({ id, number, version, title, basis }) => ({ id, number, version, title, basis }))

const isTemplate = (id: string): id is TemplateId => Object.hasOwn(catalogue, id)

/** The sample of a paper, unsigned, as it would be printed. @throws DomainError `dispute/unknown` for another kind. */
export async function samplePaper(
  { settings }: Pick<Platform, 'settings'>,
  { kind, locale }: { kind: string; locale: PaperLocale },
): Promise<Uint8Array> {
  if (!isTemplate(kind)) throw new DomainError('dispute/unknown')
  const { bytes } = await renderPaper({
    templateId: kind,
    data: catalogue[kind].sample,
    locale,
    code: SAMPLE_CASE,
    verifyUrl: `${settings.origin}/verify/${SAMPLE_NUMBER}`,
    signable: locale === 'zh-CN',
  })
  return bytes
}
