import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleOrganisation } from '../parts/samples.ts'
import { date, inOrder, line, oneOf, words } from '../parts/schemas.ts'
import { handSlot, organisationSlots } from '../parts/slots.ts'

const schema = inOrder(
  z.object({
    caseCode: line,
    challenger: line,
    appliedOn: date,
    mediator: line,
    challengeGround: oneOf('challengeGround'),
    decisionFindings: words,
    decisionBasis: line,
    challengeUpheld: z.boolean(),
    chooseBy: date.optional(),
    issuedOn: date,
    organisation: line,
    organisationHead: line,
  }),
  [['appliedOn', 'issuedOn']],
)

const zh = `# 调解员回避决定书
^ {{caseCode}}
{{challenger}}于{{appliedOn|date}}申请调解员{{mediator}}回避，理由是：{{challengeGround|challengeGround}}。
经审查，{{decisionFindings|text}}
依照{{decisionBasis}}，决定如下：
::if challengeUpheld::
#. 调解员{{mediator}}回避本案。
#. 请各方于{{chooseBy|date}}前共同选定新的调解员；逾期未共同选定的，由我单位指定。
#. 此前已经各方核对确认的笔录和无争议事实继续有效；新的调解员可以征询各方意见后重新核对。
::end::
::if !challengeUpheld::
驳回回避申请，本案继续由{{mediator}}调解。您仍然可以拒绝继续调解或者要求终止调解。
::end::

::sign slots::
>> {{issuedOn|date}}`

const en = `# Decision on the Challenge of a Mediator
~ For reference only; the Chinese text prevails.
^ {{caseCode}}
On {{appliedOn|date}} {{challenger}} challenged the mediator {{mediator}} on this ground: {{challengeGround|challengeGround}}.
After examination, {{decisionFindings|text}}
Under {{decisionBasis}}, it is decided:
::if challengeUpheld::
#. The mediator {{mediator}} steps down from this case.
#. The parties are asked to choose a new mediator jointly by {{chooseBy|date}}; failing that, we appoint one.
#. Records and undisputed facts already checked and confirmed by all parties remain valid; the new mediator may check them again after hearing the parties.
::end::
::if !challengeUpheld::
The challenge is rejected and {{mediator}} continues in this case. You may still refuse to go on or ask to end the mediation.
::end::

::sign slots::
>> {{issuedOn|date}}`

/** Paper 6c: the organisation decides on the challenge; never the mediator who was challenged. */
export default defineDocument({
  id: 'challenge-decision',
  number: '6c',
  version: 1,
  title: { 'zh-CN': '调解员回避决定书', en: 'Decision on the Challenge of a Mediator' },
  basis: ['特邀调解规定第十五条'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    challenger: '马建国',
    appliedOn: '2026-11-20',
    mediator: '陈明',
    challengeGround: 'otherRelation',
    decisionFindings: '调解员与一方当事人曾为同事，可能影响公正调解。',
    decisionBasis: '《最高人民法院关于人民法院特邀调解的规定》第十五条',
    challengeUpheld: true,
    chooseBy: '2026-11-26',
    issuedOn: '2026-11-23',
    organisation: sampleOrganisation,
    organisationHead: '楼主任',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    slots: [
      handSlot(
        'organisation-head',
        { 'zh-CN': '调解组织负责人', en: 'Head of the organisation' },
        data.organisationHead,
        locale,
      ),
      ...organisationSlots(data.organisation, locale),
    ],
  }),
})
