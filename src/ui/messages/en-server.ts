// What the server alone says, in mails and in files that it makes: no browser loads it.
import digestMail from './en/digest-mail.json' with { type: 'json' }
import mails from './en/mails.json' with { type: 'json' }
import ownData from './en/own-data.json' with { type: 'json' }
import papers from './en/papers.json' with { type: 'json' }

export default { ...digestMail, ...mails, ...ownData, ...papers }
