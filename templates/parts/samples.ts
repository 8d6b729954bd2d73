/** A made-up case for the samples of all papers. */
export const sampleParties = [
  {
    ordinal: 1,
    role: 'applicant',
    kind: 'person',
    name: '戴小雨',
    sex: 'female',
    bornOn: '1999-03-07',
    ethnicity: '汉族',
    idKind: 'residentId',
    idNumber: '330699199903074521',
    address: '浙江省诸暨市暨阳街道示例路1号',
    phone: '13800000001',
  },
  {
    ordinal: 2,
    role: 'respondent',
    kind: 'organisation',
    name: '诸暨市示例房屋租赁有限公司',
    creditCode: '91330681EXAMPLE000',
    legalRepresentative: '马建国',
    address: '浙江省诸暨市浣东街道示例路88号',
    phone: '13800000002',
  },
] as const

export const sampleOrganisation = '诸暨市示例街道人民调解委员会'
export const sampleCourt = '诸暨市人民法院'
export const sampleAgreementNumber = '（2026）诸示例人调协字第12号'
export const sampleDispute = { 'zh-CN': '房屋租赁合同纠纷', en: 'a house lease' } as const

export const sampleClauses = [
  {
    no: 1,
    text: {
      'zh-CN':
        '诸暨市示例房屋租赁有限公司于2026年12月5日二十四时前退还戴小雨押金人民币3,100.00元（大写：叁仟壹佰元整），支付至戴小雨书面指定的本人账户。',
      en: 'Zhuji Example House Lease Co. returns the deposit of RMB 3,100.00 to Dai Xiaoyu before midnight of 5 December 2026, to the account in her own name that she indicates in writing.',
    },
  },
  {
    no: 2,
    text: {
      'zh-CN': '戴小雨自本协议生效之日起3日内（生效当日不计入）交还房屋钥匙两把。',
      en: 'Dai Xiaoyu returns the two keys within 3 days from the day this agreement takes effect (that day not counted).',
    },
  },
] as const
