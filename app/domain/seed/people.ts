import type { StaffRole } from '../engine/actor.ts'

/** One demonstration account: invented, shown as such on every page that lists it. */
export interface DemoAccount {
  readonly key: string
  readonly personId: string
  readonly name: string
  readonly phone: string
  readonly roles: readonly StaffRole[]
  readonly zh: string
  readonly en: string
}

const id = (n: number): string => `00000000-0000-7000-8002-${String(n).padStart(12, '0')}`

export const DEMO_ORGANISATION_ID = '00000000-0000-7000-8003-000000000001'
/** Zhuji, where the demonstration organisation and its court sit. */
export const DEMO_AREA = '330681'

/** The demonstration accounts in the order in which the start shows them; names and numbers are invented. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    key: 'applicant',
    personId: id(1),
    name: '示例申请人',
    phone: '+8613900000001',
    roles: [],
    zh: '申请人',
    en: 'Applicant',
  },
  {
    key: 'respondent',
    personId: id(2),
    name: '示例被申请人',
    phone: '+8613900000002',
    roles: [],
    zh: '被申请人',
    en: 'Respondent',
  },
  {
    key: 'mediator',
    personId: id(3),
    name: '陈示例',
    phone: '+8613900000003',
    roles: ['mediator'],
    zh: '调解员（随时可约）',
    en: 'Mediator (always open)',
  },
  {
    key: 'mediatorDay',
    personId: id(4),
    name: '周示例',
    phone: '+8613900000004',
    roles: ['mediator'],
    zh: '调解员（按工作时间）',
    en: 'Mediator (office hours)',
  },
  {
    key: 'dispatcher',
    personId: id(5),
    name: '林示例',
    phone: '+8613900000005',
    roles: ['dispatcher'],
    zh: '分流员',
    en: 'Dispatcher',
  },
  {
    key: 'orgAdmin',
    personId: id(6),
    name: '俞示例',
    phone: '+8613900000006',
    roles: ['orgAdmin'],
    zh: '调解组织管理员（管公章）',
    en: 'Organisation admin (holds the seal)',
  },
  {
    key: 'clerk',
    personId: id(7),
    name: '吴示例',
    phone: '+8613900000007',
    roles: ['clerk'],
    zh: '法院书记员',
    en: 'Court clerk',
  },
  { key: 'judge', personId: id(8), name: '何示例', phone: '+8613900000008', roles: ['judge'], zh: '法官', en: 'Judge' },
  {
    key: 'platformAdmin',
    personId: id(9),
    name: '平台示例',
    phone: '+8613900000009',
    roles: ['platformAdmin'],
    zh: '平台管理员',
    en: 'Platform admin',
  },
]
