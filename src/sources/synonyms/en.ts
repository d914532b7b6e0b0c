import type { Vocabulary } from './vocabulary.ts'

export const en: Vocabulary = {
  shared: {
    id: 'id|record id|record number|row id|uuid|guid|key|no|external id|copper id|item id|system id|object id',
    name: 'name|title|full name|display name',
    account_id:
      'account id|account number|account no|account key|company id|company number|company code|customer id|customer number|customer no|customer code|customer key|client id|client number|client code|organization id|organisation id|org id|associated company id|associated company ids|associated company ids primary|crm account id|cust id|cust no|cust number|buyer id|tenant id|account name id|company name id|lead id|account guid',
    account_name:
      'account|account name|company|company name|customer|customer name|client|client name|organization|organisation|organization name|organisation name|org|org name|associated company|associated company primary|associated company names primary|company account|buyer|employer|business name|firm|firm name|bill to|potential customer|related account|related company|accounts|lead name|requester organization name|requester organization|primary company',
    account_domain:
      'domain|domain name|company domain|company domain name|website|website url|web site|url|homepage|web|account domain|customer domain|company website|company url|account website|primary domain|email domain|workspace domain|tenant domain|work website|corporate website|company web site',
    contact_id: 'contact id|person id|associated contact ids|associated contact id|who id',
    deal_id: 'deal id|opportunity id|associated deal ids|associated deal id|oppty id|opp id',
    owner:
      'owner|owner name|owner id|rep|sales rep|salesperson|sales person|sales agent|agent|account manager|account executive|account owner|company owner|deal owner|opportunity owner|contact owner|lead owner|assigned to|assignee|ae|csm|user name|owned by|responsible|responsible person|sales owner|assigned user name|managed by',
    created:
      'created|create date|created date|created at|created on|creation date|date created|created time|created by date|date added|added on|registered|registration date|signup date|sign up date',
    country:
      'country|country region|country name|country code|nation|address country|mailing country',
    phone:
      'phone|phone number|telephone|tel|mobile|mobile phone|mobile phone number|cell|main phone',
    currency:
      'currency|currency code|currency iso code|deal currency|invoice currency|amount currency',
    amount: 'amount|total|total amount|net amount|gross amount|sum',
    product:
      'product|product name|item|item name|sku|product line|plan|plan name|package|product family|service',
    quantity: 'quantity|qty|units|count|volume|number of units',
    kind: 'type|kind|category|class',
    type: 'type',
    source:
      'source|lead source|original source|original traffic source|original source type|channel|acquisition channel|marketing channel|traffic source|referral source|source channel|account source|deal source|lead channel|originating lead source|source origin',
    at: 'date|time|timestamp|datetime|date time|event date|day|month|period|occurred at|happened at|event time|date key',
    subject: 'subject|summary|topic|headline',
    body: 'body|text|content|notes|note|comment|comments|message|details|memo',
    priority: 'priority|urgency|severity',
    closed: 'closed at|closed on|date closed|closed date|close date|closed|end date',
  },
  account: {
    id: 'prospect id|lead id|lead number|prospect number|do not modify account|do not modify lead',
    region:
      'region|state|province|address 1 state province|state region|state province|territory|county|office region|billing state|sales region|state code|address state|address region',
    city: 'city|town|city town|address 1 city|billing city|headquarters|hq city|headquarters city|municipality|address city',
    country:
      'billing country|address 1 country region|address 1 country|hq country|headquarters country|office location|office country|company country|customer country|account country|location country|location',
    postal_code:
      'zip|zip code|postal code|post code|postcode|billing zip|billing postal code|zip postal code|zipcode|address zip|address postal code',
    industry:
      'industry|sector|vertical|industry type|industry sector|industry name|industry group|business sector|market sector|line of business|branch|company industry|customer industry|account industry|primary industry|industry vertical',
    employees:
      'employees|employee count|number of employees|no of employees|num employees|employee number|headcount|head count|company size|staff|staff size|staff count|team size|total employees|size|fte|ftes|workforce|number of staff|number employees|no of staff|number of people|employee size|employee range|employees range|number of employees range|employee band|company size range|company headcount|organization size',
    revenue:
      'revenue|annual revenue|yearly revenue|company revenue|turnover|annual turnover|revenue usd|annual sales|revenue m|revenue musd|revenue range',
    founded:
      'founded|year founded|founded year|year established|established|year started|founding year|foundation year|year of foundation|inception year|founded in|incorporation year|since year',
    ownership:
      'ownership|ownership type|legal form|legal entity type|company ownership|is public|public private|legal type',
    business_model: 'business model|operating model|go to market|gtm model|b2b b2c|revenue model',
    technologies:
      'technologies|web technologies|tech stack|technology stack|technologies used|tools|tools used|software used|stack|integrations',
    description: 'description|about|company description|about us|company profile|overview',
    parent_id: 'parent id|parent account id|parent company id',
    parent_name:
      'parent|parent account|parent company|parent name|subsidiary of|holding|group|group name|parent organization|ultimate parent',
    address:
      'address|street|street address|billing street|billing address|address line 1|full address|postal address',
    type: 'company type|account type|customer type|organization type|relationship type|contact type',
    lifecycle:
      'lifecycle|lifecycle stage|life cycle stage|status|lead status|customer status|account status|account stage|funnel stage|status label',
    last_activity:
      'last activity|last activity date|last active|last activity at|last seen|last touch|last touchpoint|last activity time|last communication date',
    outcome:
      'outcome|converted|is converted|conversion|won|is won|is customer|became customer|customer yn|purchased|bought|subscribed',
    churned:
      'churn|churned|is churn|is churned|has churned|churn yn|churn label|churn flag|churn value|churn status|churn indicator|customer churn|customer churned|attrition|attrition flag|customer attrition|attrited|cancelled|canceled|is cancelled|is canceled|has cancelled|has canceled|exited|has left|left us',
    churned_at:
      'churn date|churned at|churned on|date churned|churned date|date of churn|attrition date|cancelled at|canceled at|cancelled on|canceled on|cancel date|cancellation date|date cancelled|date canceled|cancelled date|canceled date|cancellation effective date|subscription cancelled at|subscription cancelled date|exit date',
  },
  contact: {
    id: 'contact id|person id|contact key|do not modify contact',
    name: 'contact name|person name|contact|contact person|person',
    email:
      'email|e mail|email address|e mail address|work email|business email|contact email|person email|primary email|mail',
    title: 'job title|position|contact title|job position|designation|function|occupation',
    department: 'department|dept|division|business unit|team',
    role: 'role|buying role|contact role|persona|buyer role|decision role|committee role|stakeholder role',
  },
  deal: {
    id: 'deal id|opportunity id|opp id|oppty id|deal number|opportunity number|opportunity key|do not modify opportunity|do not modify deal',
    name: 'deal name|opportunity|opportunity name|deal|deal title|opp name|topic|lead title',
    stage:
      'stage|deal stage|opportunity stage|stage name|sales stage|pipeline stage|current stage|deal phase|lead stage|status label|deal status label',
    status:
      'status|deal status|opportunity status|win loss|won lost|result|deal outcome|outcome|state of deal|status type|deal state|sales status|quote status|win lost|won or lost',
    amount:
      'deal amount|deal value|value|opportunity amount|opportunity value|close value|contract value|expected revenue|estimated value|estimated revenue|total contract value|tcv|acv|arr|annual contract value|deal size|opportunity size|amount usd|price|bid amount|est revenue|sale|sales value|likely|likely amount|quote amount|quoted amount|quote value|order intake|deal total',
    pipeline: 'pipeline|pipeline name|sales pipeline|funnel',
    type: 'deal type|opportunity type|business type|new or existing',
    lost_reason:
      'lost reason|loss reason|closed lost reason|reason lost|reason for loss|lost because|reason|win loss reason|lost reasons|reason for losing|deal loss reason',
    probability:
      'probability|deal probability|win probability|probability %|forecast probability|likelihood|close probability|win %|win probability %|confidence|chance of winning|close probability %|success rate',
    created:
      'engage date|engaged on|open date|opened date|opportunity created|deal created|start date|created date opportunity|open time|opened|deal creation date|quote date|date of quote|first contact date|enquiry date|inquiry date',
    closed:
      'close date|closed date|closing date|actual close date|date closed|won date|close time|decision date|deal close date|deal closed on|expected close date|estimated close date|est close date|expected closing|expected closing date|deal closed date|decided on',
  },
  stage_change: {
    stage: 'to stage|new stage|stage|stage name|to',
    entered:
      'entered|date entered|entered at|entered on|stage entered|changed at|change date|stage change date|moved at|changed on',
    seconds: 'seconds|time in stage|seconds in stage|duration seconds',
  },
  activity: {
    kind: 'activity type|engagement type|interaction type|event type|event|activity|channel type|touchpoint type|action',
    at: 'activity date|activity time|due date|engagement date|interaction date|call date|meeting date|sent at|logged at|touched at|completed at',
    subject: 'activity subject|email subject|call title|meeting title',
    body: 'activity notes|call notes|body preview|email body',
  },
  invoice: {
    id: 'invoice id|invoice number|invoice no|invoice|order id|order number|order no|transaction id|payment id|receipt number|bill number|document number|num|transaction number|invoice num',
    at: 'invoice date|order date|transaction date|purchase date|payment date|paid at|paid on|billing date|date paid|sale date|sales date|invoiced on|ordered at|issue date|paid date',
    amount:
      'invoice amount|invoice total|amount due|total due|order amount|order total|order value|sales|sales amount|amount paid|paid amount|payment amount|net sales|subtotal|grand total|revenue amount|line total|spend|monetary value|dollar value|total price',
    profit:
      'profit|gross profit|net profit|margin|gross margin|contribution|profit amount|margin amount',
    discount: 'discount|discount percent|discount rate|rebate|discount amount|discount %',
    quantity: 'order quantity|number of items|items|number of cds|seats|licenses|licences',
  },
  cost: {
    id: 'cost id|expense id',
    at: 'cost date|expense date|spent on|spend date|incurred on|incurred at',
    amount:
      'cost|costs|cost amount|expense|expense amount|cost to serve|spent|total cost|hours cost|cost usd',
    kind: 'cost type|expense type|cost category|expense category|cost kind|cost center|cost centre',
  },
  ticket: {
    id: 'ticket id|ticket number|case id|case number|issue id|ticket|case',
    opened:
      'opened|opened at|opened on|date opened|ticket created|ticket opened|case opened|reported at|date time opened|submitted at|ticket created timestamp|ticket created date|ticket created at|requested at',
    closed:
      'resolved|resolved at|solved at|ticket closed|date time closed|resolution date|resolved on|ticket solved timestamp|ticket solved date|ticket solved at|ticket resolved|solved on',
    priority: 'ticket priority|case priority',
    kind: 'ticket type|case type|issue type|ticket category|case reason|case origin|request type|problem type',
    subject: 'ticket name|ticket subject|case subject|issue|ticket title',
  },
  usage: {
    at: 'usage date|activity day|week|used at|usage month|used on|period start',
    feature:
      'feature|feature name|module|function name|event name|feature used|capability|page|screen|event|event type',
    quantity:
      'events|event count|sessions|logins|usage|usage count|actions|api calls|hits|times used|uses|number of events|total events|minutes|totals|event totals',
    users:
      'users|active users|user count|number of users|unique users|mau|dau|wau|seats used|uniques|distinct users',
  },
  referral: {
    account_id:
      'referrer id|referring account id|referring customer id|referred by id|advocate id|from account id',
    account_name:
      'referrer|referrer name|referring customer|referring account|referred by|advocate|from account',
    account_domain: 'referrer domain|referring domain|from domain',
    referred_id:
      'referred id|referred account id|referred customer id|new customer id|to account id|referee id',
    referred_name:
      'referred|referred account|referred company|referred customer|new customer|referee|to account|referred name',
    referred_domain: 'referred domain|new customer domain|to domain|referee domain',
    at: 'referral date|referred on|referred at|date referred',
  },
  technology: {
    technology:
      'technology|technology name|tool|tool name|software|tech|product used|vendor|application',
    category: 'category|technology category|tool category|software category|tag|kind of software',
    at: 'detected|detected at|detected on|first detected|first seen|installed on|date detected|adopted|adopted on',
  },
  note: {
    id: 'note id',
    at: 'note date|noted at|noted on',
    body: 'note body|note content|note text|notes text',
  },
  answer: {
    at: 'survey date|response date|responded at|answered at|submitted|answered on|response time|date submitted|submitted on|submitted at|submit date|date of response',
    question: 'question|survey|survey name|metric|question text|survey type|score type',
    score:
      'score|rating|nps|nps score|csat|csat score|satisfaction|satisfaction score|ces|answer score|stars|response score',
    text: 'answer|response|verbatim|feedback|answer text|open answer|comment|reason for score|response text',
  },
  accountTraits:
    'segment|customer segment|account segment|market segment|tier|account tier|customer tier|company segment|sub industry|subindustry|sub region|subregion|sub sector|size band|company size band|revenue band|customer group|account category',
  badOutcome: 'lost|is lost',
  after:
    /(^|since )(last|latest|most recent|recent) .*\b(activit|contact|touch|seen|log|modif|updat|engag|interact|meeting|call|email|visit|purchase|order|invoice|payment|deal|stage|conver|repl|respon|sale|view|active|traffic|source|book)|^days to close|lifecycle|^(number|no|count|total) of( \w+)? (deals|opportunities|orders|purchases|activities|associated)|^(open|won|lost|closed|associated) (deals|opportunities)|^(won|win) reason|^closed|^close(d)? (date|won|lost)|^(total|lifetime|customer lifetime) (revenue|value|sales|spend|profit)$|^(clv|ltv|mrr|arr|nrr)$|health score|hubspot score|churn|renewal|became a|^customer since|^forecast|^weighted|^next (step|activity)|^expected (revenue|value)|^(first|recent) (deal|order|purchase)|^onboard|\b(modified|updated|edited)( (on|at|by|time|date))?$|^(date|time) (modified|updated|edited)|^(actual|prorated|expected deal) (revenue|value)|^(deal|sales|overall sales) (length|age|cycle|cycle duration|duration)|^(days|time) in stage|^(inactive days|days inactive)|interaction count|^num (opportunities|deals|emails|calls)|^(last|latest) (contact|contacted|activity|communication|stage)|^payment status|open balance|^(date (won|lost)|(won|lost) (date|at|on|time))$|^tax (total|amount)|^total tax|(amount|balance) (paid|due)$|^(line|unit) amount/,
  planned: /^(expected|estimated|est|forecast|planned|anticipated) /,
  asks: {
    score:
      /how (likely|satisfied|happy|would you rate)|(likely|likelihood) .*recommend|rate your (experience|satisfaction)/,
    text: /(reason|why) .*(score|rating|answer)|^what (could|can|should|would) (we|be)|how (could|can) we improve|anything else/,
  },
  endDates:
    'date won|won date|won at|won on|won time|date lost|lost date|lost at|lost on|lost time',
  nameParts:
    'first name|given name|forename|firstname|salutation name|last name|surname|family name|lastname|middle name',
  noise:
    'custom|gp|the|of|our|my|this|primary|main|full|current|field|value|info|information|c|utc|gmt|usd|eur|gbp|vnd|thb|cny|rmb|irr|m|k|mm|in|and|col|crm|data|text',
  files: {
    account:
      'accounts|companies|customers|organizations|organisations|clients|account|company|leads|prospects|customer',
    contact: 'contacts|people|persons|contact|person',
    deal: 'deals|opportunities|pipeline|deal|opportunity|opps|oppties|sales pipeline',
    stage_change:
      'stage history|stage changes|opportunity history|stages|deal history|opportunity field history',
    activity:
      'activities|tasks|events|calls|emails|meetings|engagements|activity|interactions|touchpoints',
    invoice: 'invoices|orders|transactions|payments|sales|invoice|purchases|billing|order',
    cost: 'costs|expenses|cost to serve|cost|spend',
    ticket: 'tickets|cases|support|ticket|issues',
    usage:
      'events|event counts|event segmentation|usage|product usage|feature usage|logins|events usage|telemetry',
    referral: 'referrals|referral|advocates',
    technology: 'technologies|technographics|tech stack|technology|tools',
    note: 'notes|note',
    answer: 'answers|surveys|survey|satisfaction|nps|csat|responses|feedback',
  },
}
