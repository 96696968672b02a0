// What is said while guidelines are written, compared and commented on: loaded by its own pages alone (src/ui/sentences.ts).
import guidelinesRoom from './en/guidelines-room.json' with { type: 'json' }

export default { ...guidelinesRoom }
