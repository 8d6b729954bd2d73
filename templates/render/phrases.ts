/** Sentences and phrases that the platform chooses and nobody types, so that each copy reads in its own language. */
export const phrases = {
  feeStatement: {
    peoples: {
      'zh-CN': '人民调解委员会调解民间纠纷，不收取任何费用。',
      en: "The people's mediation committee charges nothing for mediation.",
    },
    invitedFree: {
      'zh-CN': '本次特邀调解不向当事人收取费用。',
      en: 'No fee is charged to the parties for this invited mediation.',
    },
    commercial: {
      'zh-CN': '本组织按照已公布的标准收取调解费用，标准和承担方式已在调解前告知各方。',
      en: 'This organisation charges fees at its published rates; the rates and who bears them were told to the parties before the mediation.',
    },
  },
  termRule: {
    general: { 'zh-CN': '三十日，自调解员确认接受之日起计算', en: 'thirty days from the day the mediator accepts' },
    labour: {
      'zh-CN': '十五日，自调解组织收到调解申请之日起计算',
      en: 'fifteen days from the day the organisation received the application',
    },
    medical: {
      'zh-CN': '三十个工作日，自受理之日起计算，鉴定时间不计入',
      en: 'thirty working days from acceptance, not counting appraisal',
    },
    postDocketOrdinary: {
      'zh-CN': '十五日，自调解员确认接受之日起计算',
      en: 'fifteen days from the day the mediator accepts',
    },
    postDocketSummary: {
      'zh-CN': '七日，自调解员确认接受之日起计算',
      en: 'seven days from the day the mediator accepts',
    },
  },
  terminationGround: {
    settled: { 'zh-CN': '各方已经达成调解协议', en: 'the parties have reached a settlement agreement' },
    withdrawn: {
      'zh-CN': '各方自行和解，申请人撤回申请',
      en: 'the parties settled by themselves and the application was withdrawn',
    },
    unreachable: { 'zh-CN': '在调解期限内无法与当事人取得联系', en: 'a party could not be reached within the term' },
    unwilling: {
      'zh-CN': '一方明确表示不愿意继续调解',
      en: 'a party clearly stated that it does not wish to continue',
    },
    tooFarApart: { 'zh-CN': '各方经充分协商仍无法达成协议', en: 'after full discussion the parties could not agree' },
    termEnded: {
      'zh-CN': '调解期限届满，未达成协议，各方也未同意延长',
      en: 'the term ended without agreement and without consent to an extension',
    },
    notSigned: {
      'zh-CN': '一方拒绝在调解协议上签名或者盖章',
      en: 'a party refused to sign or seal the settlement agreement',
    },
    otherEnd: { 'zh-CN': '有其他情形，调解无法继续进行', en: 'for another reason the mediation could not continue' },
  },
  otherProceedings: {
    none: {
      'zh-CN': '没有起诉、申请仲裁或者由其他组织调解',
      en: 'there is no court action, arbitration or other mediation',
    },
    court: {
      'zh-CN': '已经向人民法院起诉，案号另附',
      en: 'an action has been brought in a court, case number attached',
    },
    arbitration: { 'zh-CN': '已经申请仲裁，案号另附', en: 'arbitration has been applied for, case number attached' },
    otherMediation: { 'zh-CN': '已由其他组织调解，结果另附', en: 'another organisation has mediated, result attached' },
  },
  thirdPartyRights: {
    none: { 'zh-CN': '没有抵押、查封，没有其他共有人', en: 'there is no mortgage, seizure or co-owner' },
    coOwner: { 'zh-CN': '有其他共有人，其书面意见另附', en: 'there is a co-owner whose written opinion is attached' },
    encumbered: { 'zh-CN': '有抵押或者查封，情况另附', en: 'there is a mortgage or seizure, details attached' },
    noProperty: { 'zh-CN': '不涉及特定财产的处分', en: 'no specific property is disposed of' },
  },
  signatureMethod: {
    handOtp: { 'zh-CN': '平台的手写签名加短信验证码', en: 'handwriting on the platform together with an SMS code' },
    certificate: {
      'zh-CN': '依法设立的电子认证服务机构签发的数字证书',
      en: 'a digital certificate issued by a licensed certification provider',
    },
    paper: { 'zh-CN': '纸面手写签名并扫描归档', en: 'handwriting on paper, scanned and filed' },
  },
  retentionStatement: {
    standard: {
      'zh-CN': '案卷按档案规定保存；会议录像在结案后一年内删除。',
      en: 'The file is kept under the archive rules; recordings of sessions are deleted within one year of closing.',
    },
    noRecording: {
      'zh-CN': '案卷按档案规定保存；不录制会议。',
      en: 'The file is kept under the archive rules; sessions are not recorded.',
    },
  },
  sensitiveKinds: {
    idBank: {
      'zh-CN': '证件号码、银行账户（不采集人脸特征）',
      en: 'ID number and bank account (no facial features are collected)',
    },
    idBankMedical: {
      'zh-CN': '证件号码、银行账户、医疗健康信息（不采集人脸特征）',
      en: 'ID number, bank account and health information (no facial features are collected)',
    },
    face: {
      'zh-CN': '证件号码、银行账户、人脸图像（仅用于当次比对，不保存特征）',
      en: 'ID number, bank account and a facial image (compared once, features not stored)',
    },
  },
  sensitiveNeed: {
    identityPayment: {
      'zh-CN': '确认签署协议的是您本人，并将款项付到正确账户',
      en: 'to make sure that you yourself sign and that money reaches the right account',
    },
    health: { 'zh-CN': '计算和核对损害赔偿的数额', en: 'to compute and check the amount of damages' },
  },
  sensitiveAlternative: {
    staff: {
      'zh-CN': '由工作人员视频核对证件，或者到窗口核对',
      en: 'a staff member checks your ID by video or at the counter',
    },
  },
  serviceBasis: {
    confirmed: {
      'zh-CN': '本人确认的地址，以到达系统之日为准',
      en: 'address confirmed by the person: the day of arrival in the system',
    },
    replied: {
      'zh-CN': '地址未经确认，以本人回复收悉之日为准',
      en: 'address not confirmed: the day the person replied',
    },
    readShown: {
      'zh-CN': '地址未经确认，以系统显示已阅知之日为准',
      en: 'address not confirmed: the day the system shows it as read',
    },
  },
  challengeGround: {
    party: { 'zh-CN': '是一方当事人、代理人或者其近亲属', en: 'is a party, an agent, or a close relative of one' },
    interest: { 'zh-CN': '与纠纷有利害关系', en: 'has an interest in the dispute' },
    otherRelation: {
      'zh-CN': '与当事人有其他关系，可能影响公正调解',
      en: 'has another relation with a party that may affect fair mediation',
    },
  },
  oralReason: {
    performed: {
      'zh-CN': '当场履行完毕，各方认为无需书面协议',
      en: 'performed on the spot; the parties see no need for a written agreement',
    },
  },
  powers: {
    admit: { 'zh-CN': '代为承认、放弃、变更请求', en: 'to admit, give up or change requests' },
    settle: { 'zh-CN': '代为进行和解、签署调解协议', en: 'to settle and sign the settlement agreement' },
    apply: { 'zh-CN': '代为共同申请司法确认、接受询问', en: 'to apply jointly for judicial confirmation and be heard' },
    receive: { 'zh-CN': '代为收取款项、出具收条', en: 'to receive money and give receipts' },
  },
  inquiryQuestion: {
    signed: { 'zh-CN': '协议是否由你们本人签署？', en: 'Did you sign the agreement yourselves?' },
    voluntary: { 'zh-CN': '是否自愿达成，有没有受到压力？', en: 'Was it reached freely, without pressure?' },
    understood: { 'zh-CN': '是否理解协议的内容？', en: 'Do you understand the content of the agreement?' },
    consequences: { 'zh-CN': '是否接受由此产生的后果？', en: 'Do you accept what follows from it?' },
    enforceable: {
      'zh-CN': '是否愿意由法院确认，从而可以申请执行？',
      en: 'Do you wish the court to confirm it, so that it can be enforced?',
    },
    real: { 'zh-CN': '纠纷是怎样发生的？', en: 'How did the dispute arise?' },
    performed: { 'zh-CN': '已经履行了哪些？', en: 'What has been performed already?' },
    third: { 'zh-CN': '协议涉及的财产有没有他人的权利？', en: 'Do others have rights in the property concerned?' },
    elsewhere: {
      'zh-CN': '有没有就同一纠纷起诉或者申请仲裁？',
      en: 'Is there an action or arbitration on the same dispute?',
    },
  },
  route: {
    sue: { 'zh-CN': '向人民法院起诉', en: "bring an action in the people's court" },
    arbitrateLabour: { 'zh-CN': '申请劳动人事争议仲裁', en: 'apply for labour arbitration' },
    paymentOrder: { 'zh-CN': '申请支付令', en: 'apply for a payment order' },
    arbitrate: { 'zh-CN': '依仲裁协议申请仲裁', en: 'arbitrate under an arbitration agreement' },
    authority: { 'zh-CN': '向有关行政机关请求处理', en: 'turn to the competent authority' },
    notary: { 'zh-CN': '办理具有强制执行效力的债权文书公证', en: 'have an enforceable instrument notarised' },
    legalAid: { 'zh-CN': '申请法律援助', en: 'apply for legal aid' },
    mediateAgain: { 'zh-CN': '再次申请调解', en: 'apply for mediation again' },
  },
  routeLimit: {
    civil: {
      'zh-CN': '诉讼时效一般为三年，自知道或者应当知道权利受到损害以及义务人之日起计算',
      en: 'limitation is generally three years from when you knew or should have known of the harm and of who owes',
    },
    labour: {
      'zh-CN': '劳动仲裁时效一年，自知道或者应当知道权利被侵害之日起计算',
      en: 'labour arbitration: one year from when you knew or should have known of the infringement',
    },
    confirm: {
      'zh-CN': '共同申请司法确认：自协议生效之日起三十日',
      en: 'joint application for judicial confirmation: thirty days from the day the agreement takes effect',
    },
    enforce: {
      'zh-CN': '申请执行：自履行期间最后一日起二年',
      en: 'enforcement: two years from the last day of performance',
    },
    none: { 'zh-CN': '没有固定期限，宜尽早提出', en: 'no fixed limit; the earlier the better' },
  },
  agreementTitle: {
    peoples: { 'zh-CN': '人民调解协议书', en: "Settlement Agreement (People's Mediation)" },
    invited: { 'zh-CN': '调解协议书', en: 'Settlement Agreement' },
  },
} as const
