// What the server alone says, in mails and in files that it makes: no browser loads it.
import digestMail from './sv/digest-mail.json' with { type: 'json' }
import mails from './sv/mails.json' with { type: 'json' }
import ownData from './sv/own-data.json' with { type: 'json' }
import papers from './sv/papers.json' with { type: 'json' }

export default { ...digestMail, ...mails, ...ownData, ...papers }
