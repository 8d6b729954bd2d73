/** Words for what is chosen from a short list on a paper: kinds, states, answers. */
export const choices = {
  evidenceForm: {
    original: { 'zh-CN': '原件', en: 'original' },
    copy: { 'zh-CN': '复制件', en: 'copy' },
    electronicData: { 'zh-CN': '电子数据', en: 'electronic data' },
    photograph: { 'zh-CN': '照片', en: 'photograph' },
    recording: { 'zh-CN': '录音录像', en: 'recording' },
    object: { 'zh-CN': '实物', en: 'object' },
  },
  caseSource: {
    application: { 'zh-CN': '当事人申请', en: 'application' },
    ownMotion: { 'zh-CN': '调解组织主动调解', en: 'own motion' },
    preDocket: { 'zh-CN': '法院委派', en: 'court referral before docketing' },
    postDocket: { 'zh-CN': '法院委托', en: 'court referral after docketing' },
    transfer: { 'zh-CN': '公安或者其他单位移送', en: 'transfer' },
  },
  intakeChannel: {
    online: { 'zh-CN': '平台', en: 'online' },
    counter: { 'zh-CN': '窗口', en: 'counter' },
    telephone: { 'zh-CN': '电话', en: 'telephone' },
    visit: { 'zh-CN': '上门', en: 'visit' },
  },
  riskLevel: {
    red: { 'zh-CN': '红', en: 'red' },
    yellow: { 'zh-CN': '黄', en: 'yellow' },
    green: { 'zh-CN': '绿', en: 'green' },
  },
  refusalGround: {
    outOfScope: { 'zh-CN': '不属于本组织调解范围', en: 'the matter is outside what this organisation mediates' },
    otherBody: { 'zh-CN': '应当由其他机关处理', en: 'the matter is for another authority' },
    unsuitable: { 'zh-CN': '不适宜调解', en: 'the matter is not suited to mediation' },
    refused: { 'zh-CN': '对方明确拒绝', en: 'the other side clearly refused' },
    unreachable: { 'zh-CN': '无法与对方取得联系', en: 'the other side could not be reached' },
  },
  openness: {
    open: { 'zh-CN': '公开', en: 'open' },
    private: { 'zh-CN': '不公开', en: 'private' },
  },
  appointmentKind: {
    appointed: { 'zh-CN': '指定', en: 'appointed' },
    chosen: { 'zh-CN': '选定', en: 'chosen' },
  },
  existence: {
    yes: { 'zh-CN': '有', en: 'yes' },
    no: { 'zh-CN': '无', en: 'no' },
  },
  disclosureAnswer: {
    agree: { 'zh-CN': '同意继续', en: 'agrees to go on' },
    disagree: { 'zh-CN': '不同意', en: 'does not agree' },
  },
  personRole: {
    applicant: { 'zh-CN': '申请人', en: 'applicant' },
    respondent: { 'zh-CN': '被申请人', en: 'respondent' },
    thirdParty: { 'zh-CN': '第三人', en: 'third party' },
    agent: { 'zh-CN': '委托代理人', en: 'agent' },
    guardian: { 'zh-CN': '法定代理人', en: 'guardian' },
    invitedHelper: { 'zh-CN': '受邀人', en: 'invited helper' },
  },
  consent: {
    yes: { 'zh-CN': '同意', en: 'yes' },
    no: { 'zh-CN': '不同意', en: 'no' },
  },
  acceptance: {
    yes: { 'zh-CN': '接受', en: 'yes' },
    no: { 'zh-CN': '不接受', en: 'no' },
  },
  authorityKind: {
    general: { 'zh-CN': '一般代理', en: 'general' },
    special: { 'zh-CN': '特别授权', en: 'special' },
  },
  partyRole: {
    applicant: { 'zh-CN': '申请人', en: 'applicant' },
    respondent: { 'zh-CN': '被申请人', en: 'respondent' },
    thirdParty: { 'zh-CN': '第三人', en: 'third party' },
  },
  evidenceView: {
    accepted: { 'zh-CN': '认可', en: 'accepted' },
    notAccepted: { 'zh-CN': '不认可', en: 'not accepted' },
    cannotTell: { 'zh-CN': '无法判断', en: 'cannot tell' },
  },
  consistency: {
    notReviewed: { 'zh-CN': '未核对', en: 'not reviewed' },
    accepted: { 'zh-CN': '无异议', en: 'accepted' },
    objected: { 'zh-CN': '有异议', en: 'objected' },
    compared: { 'zh-CN': '已核对一致', en: 'compared' },
    notarised: { 'zh-CN': '已公证', en: 'notarised' },
  },
  recordingState: {
    none: { 'zh-CN': '未录制', en: 'none' },
    recordedByConsent: { 'zh-CN': '经同意录制', en: 'recorded by consent' },
    inPlaceOf: { 'zh-CN': '以录音录像代替笔录', en: 'recorded in place of the written record' },
  },
  attendeeRole: {
    applicant: { 'zh-CN': '申请人', en: 'applicant' },
    respondent: { 'zh-CN': '被申请人', en: 'respondent' },
    thirdParty: { 'zh-CN': '第三人', en: 'third party' },
    agent: { 'zh-CN': '委托代理人', en: 'agent' },
    invitedHelper: { 'zh-CN': '受邀人', en: 'invited helper' },
    interpreter: { 'zh-CN': '翻译', en: 'interpreter' },
  },
  referralKind: {
    referralBeforeDocketing: { 'zh-CN': '委派调解', en: 'referral before docketing' },
    referralAfterDocketing: { 'zh-CN': '委托调解', en: 'referral after docketing' },
  },
  paymentChannel: {
    bankTransfer: { 'zh-CN': '银行转账', en: 'bank transfer' },
    paymentPlatform: { 'zh-CN': '第三方支付', en: 'payment platform' },
    cash: { 'zh-CN': '现金', en: 'cash' },
  },
  objectorKind: {
    party: { 'zh-CN': '当事人', en: 'party' },
    interestedPerson: { 'zh-CN': '利害关系人', en: 'interested person' },
  },
  labourItem: {
    wages: { 'zh-CN': '拖欠劳动报酬', en: 'wages' },
    workInjuryMedical: { 'zh-CN': '工伤医疗费', en: 'work-injury medical costs' },
    economicCompensation: { 'zh-CN': '经济补偿', en: 'economic compensation' },
    damages: { 'zh-CN': '赔偿金', en: 'damages' },
  },
  visitMethod: {
    telephone: { 'zh-CN': '电话', en: 'telephone' },
    visit: { 'zh-CN': '上门', en: 'visit' },
    online: { 'zh-CN': '平台', en: 'online' },
  },
  performanceState: {
    notDue: { 'zh-CN': '未到期', en: 'not due' },
    performed: { 'zh-CN': '已履行', en: 'performed' },
    inPart: { 'zh-CN': '部分履行', en: 'performed in part' },
    overdue: { 'zh-CN': '逾期', en: 'overdue' },
  },
  satisfaction: {
    satisfied: { 'zh-CN': '满意', en: 'satisfied' },
    basicallySatisfied: { 'zh-CN': '基本满意', en: 'basically satisfied' },
    dissatisfied: { 'zh-CN': '不满意', en: 'dissatisfied' },
    notStated: { 'zh-CN': '未表态', en: 'not stated' },
  },
  closingKind: {
    performed: { 'zh-CN': '达成协议并履行', en: 'agreement reached and performed' },
    failed: { 'zh-CN': '未达成协议', en: 'no agreement' },
    withdrawn: { 'zh-CN': '撤回', en: 'withdrawn' },
    transferred: { 'zh-CN': '移送', en: 'transferred' },
  },
  confirmationState: {
    none: { 'zh-CN': '未申请', en: 'none' },
    applied: { 'zh-CN': '已申请', en: 'applied' },
    confirmed: { 'zh-CN': '已确认', en: 'confirmed' },
    dismissed: { 'zh-CN': '已驳回', en: 'dismissed' },
  },
  partySide: {
    applicants: { 'zh-CN': '申请人', en: 'applicants' },
    respondents: { 'zh-CN': '被申请人', en: 'respondents' },
  },
  shortIdKind: {
    idCard: { 'zh-CN': '居民身份证', en: 'ID card' },
    passport: { 'zh-CN': '护照', en: 'passport' },
    other: { 'zh-CN': '其他', en: 'other' },
  },
  serviceChannel: {
    platform: { 'zh-CN': '平台', en: 'platform' },
    sms: { 'zh-CN': '短信', en: 'SMS' },
    eMail: { 'zh-CN': '电子邮件', en: 'e-mail' },
  },
  attemptChannel: {
    platform: { 'zh-CN': '平台', en: 'platform' },
    sms: { 'zh-CN': '短信', en: 'SMS' },
    eMail: { 'zh-CN': '电子邮件', en: 'e-mail' },
    post: { 'zh-CN': '邮寄', en: 'post' },
    inPerson: { 'zh-CN': '直接送达', en: 'in person' },
  },
} as const
