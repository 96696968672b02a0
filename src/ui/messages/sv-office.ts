// What those who keep members and the log read: loaded by their own pages alone (src/ui/sentences.ts).
import audit from './sv/audit.json' with { type: 'json' }
import importing from './sv/importing.json' with { type: 'json' }
import peopleOffice from './sv/people-office.json' with { type: 'json' }

export default { ...audit, ...importing, ...peopleOffice }
