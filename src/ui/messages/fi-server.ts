// What the server alone says, in mails and in files that it makes: no browser loads it.
import digestMail from './fi/digest-mail.json' with { type: 'json' }
import mails from './fi/mails.json' with { type: 'json' }
import ownData from './fi/own-data.json' with { type: 'json' }
import papers from './fi/papers.json' with { type: 'json' }

export default { ...digestMail, ...mails, ...ownData, ...papers }
