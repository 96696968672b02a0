// What those who keep members and the log read: loaded by their own pages alone (src/ui/sentences.ts).
import audit from './en/audit.json' with { type: 'json' }
import importing from './en/importing.json' with { type: 'json' }
import peopleOffice from './en/people-office.json' with { type: 'json' }

export default { ...audit, ...importing, ...peopleOffice }
