// What the pages of one's own account say, and those of leaving: loaded by them alone (src/ui/sentences.ts).
import account from './sv/account.json' with { type: 'json' }

export default { ...account }
